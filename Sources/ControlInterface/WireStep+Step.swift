import KeepInTouch

extension WireStep {
    /// The planner's step, its instants in the zone's time, and groups as the contact's card writes them.
    package init(_ step: Explanation.Step, groups: GroupNames, zone: Zone) {
        switch step {
        case .cadence(let choice): self.init(kind: .cadence, every: choice.every, from: choice.source.wire(groups))
        case .clock(let cause, let start, let means, let trace):
            self.init(kind: .clock, cause: cause, via: means, source: trace?.source, direction: trace?.direction, day: start)
        case .ladder(let rung): self.init(kind: .ladder, day: rung.met, after: rung.after)
        case .again(let date): self.init(kind: .again, day: date)
        case .began(let date): self.init(kind: .began, day: date)
        case .occasion(let date): self.init(kind: .occasion, day: date)
        case .promise: self.init(kind: .promise)
        case .due(let date): self.init(kind: .due, day: date)
        case .overdue(let date): self.init(kind: .overdue, day: date)
        case .paused(let paused): self.init(kind: .paused, from: paused.subject.wire(groups), day: paused.until)
        case .snoozed(let until): self.init(kind: .snoozed, at: LocalInstant(until, in: zone))
        case .told(let instant, let repeats): self.init(kind: .told, at: LocalInstant(instant, in: zone), count: repeats)
        case .window(let opens): self.init(kind: .window, at: LocalInstant(opens, in: zone))
        case .budget(let budget, let others): self.init(kind: .budget, count: budget, ahead: others)
        case .willBeTold(let instant): self.init(kind: .willBeTold, at: LocalInstant(instant, in: zone))
        case .mayBeTold(let instant): self.init(kind: .mayBeTold, at: LocalInstant(instant, in: zone))
        case .neverTold: self.init(kind: .neverTold)
        }
    }
}

extension WireProposal {
    /// The proposal, for the contact as the book knows it.
    package init(_ proposal: Tuning.Proposal, contact: WireContact) {
        self.init(contact: contact, proposed: proposal.proposed)
        switch proposal.reason {
        case .skipped(let times): skips = times
        case .inTouch(let days, let count): (everyDays, intervals) = (days, count)
        }
    }
}
