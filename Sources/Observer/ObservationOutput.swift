/// Takes what an observation finds.
package protocol ObservationOutput {
    /// These were seen. When this returns they are kept.
    func seen(_ sightings: [Sighting]) throws
    /// This names a contact, and is no contact with them.
    func passed(_ passed: Passed)
    /// So many letters, events or calls were looked at so far.
    func progress(_ count: Int)
}
