import KeepInTouch

extension WireCapacity {
    /// Whether the plan can be kept, in whole people.
    package init(_ capacity: Capacity) {
        self.init(planned: Int(capacity.planned.rounded(.up)), told: capacity.told, fitting: capacity.fitting)
    }
}
