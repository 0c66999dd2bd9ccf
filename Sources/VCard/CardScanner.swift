/// Finds the cards of a file: which content lines belong to each, and what is missing.
struct CardScanner {
    /// One card: a range of the file's content lines, including BEGIN and END.
    struct Span {
        var lines: Range<Int>
        var hasBegin: Bool
        var isComplete: Bool
        var names: NameSet
    }

    private(set) var lines: [Line] = []
    private(set) var cards: [Span] = []
    private(set) var problems: [VCardProblem] = []

    private let file: String
    private let limits: VCardFile.Limits
    /// The current card: its first line, and whether it has a BEGIN.
    private var open: (first: Int, hasBegin: Bool)?
    private var isTooBig = false
    /// Whether there are as many cards as may be.
    private var isFull = false
    /// The nesting depth of cards in the last line, an AGENT of vCard 2.1.
    private var agentDepth = 0
    /// Whether the previous line was an AGENT without a value, which a nested card follows.
    private var expectsAgent = false
    private var isStray = false

    init(file: String, limits: VCardFile.Limits) {
        self.file = file
        self.limits = limits
    }

    /// Scans all bytes of a file, in UTF-8.
    mutating func scan(_ buffer: [UInt8]) {
        let bytes = buffer.span.bytes
        lines.reserveCapacity(bytes.byteCount / 32 + 8)
        cards.reserveCapacity(bytes.byteCount / 600 + 1)
        var scanner = LineScanner()
        while let line = scanner.next(in: bytes) {
            take(line, in: bytes)
        }
        close(at: bytes.byteCount, line: scanner.nextLineNumber, isComplete: false, in: bytes)
    }

    @inline(__always)
    private mutating func take(_ line: Line, in bytes: RawSpan) {
        switch Boundary(line, in: bytes) {
        case .begin where expectsAgent:
            expectsAgent = false
            agentDepth += 1
            checkBounds(of: line)
            extendAgent(through: line)
        case .begin:
            close(at: line.startOffset, line: Int(line.number), isComplete: false, in: bytes)
            begin(with: line, hasBegin: true, in: bytes)
        case .end where agentDepth > 0:
            expectsAgent = false
            agentDepth -= 1
            checkBounds(of: line)
            extendAgent(through: line)
        case .end:
            guard open != nil else { return stray(line) }
            checkBounds(of: line)
            if !isTooBig { lines.append(line) }
            close(at: line.endOffset, line: Int(line.number), isComplete: true, in: bytes)
        case nil:
            if open == nil { takeOutside(line, in: bytes) } else { takeInside(line, in: bytes) }
        }
    }

    @inline(__always)
    private mutating func takeInside(_ line: Line, in bytes: RawSpan) {
        checkBounds(of: line)
        if agentDepth > 0 || expectsAgent && line.traits == .malformed {
            extendAgent(through: line)
        } else if !isTooBig {
            keep(line)
        }
        if line.traits.contains(.malformed) {
            guard line.traits.contains(.noise) else { return }
            expectsAgent = false
            report(line, "a content line, NAME:VALUE")
        } else {
            let isAgent = line.nameLength == 5 && line.initial(in: bytes) == 0x61 && line.isNamed("AGENT", in: bytes)
            expectsAgent = isAgent && line.says("", in: bytes)
            if isAgent, line.says("BEGIN:VCARD", in: bytes) { agentDepth += 1 }
        }
    }

    /// Adds a line to the card. Successive lines that are no content lines become one.
    @inline(__always)
    private mutating func keep(_ line: Line) {
        if line.traits.contains(.malformed), let last = lines.indices.last, lines[last].traits.contains(.malformed) {
            lines[last].length = UInt32(truncatingIfNeeded: line.endOffset) &- lines[last].start
            lines[last].traits.formUnion(line.traits)
        } else {
            lines.append(line)
        }
    }

    /// Drops the lines of a card that exceeds a bound, except the first.
    @inline(__always)
    private mutating func checkBounds(of line: Line) {
        guard !isTooBig, let first = open?.first else { return }
        if line.length > limits.line {
            report(line, "a content line of at most \(limits.line) bytes")
        } else if line.endOffset - lines[first].startOffset > limits.card {
            report(lines[first], "a card of at most \(limits.card) bytes")
        } else if lines.count - first > limits.lines {
            report(lines[first], "a card of at most \(limits.lines) lines")
        } else {
            return
        }
        isTooBig = true
        lines.removeSubrange((first + 1)...)
    }

    /// Recognises a card without BEGIN by a property that every card has.
    private mutating func takeOutside(_ line: Line, in bytes: RawSpan) {
        // A blank line, or what some programs put around all cards.
        if line.traits == .malformed || isAddressBook(line, in: bytes) { return }
        let isVersion = line.isNamed("VERSION", in: bytes) && VCardVersion(of: line, in: bytes) != nil
        guard isVersion || line.isNamed("N", in: bytes) || line.isNamed("FN", in: bytes) else { return stray(line) }
        report(line, "BEGIN:VCARD")
        begin(with: line, hasBegin: false, in: bytes)
    }

    /// BEGIN:VADDRESSBOOK or END:VADDRESSBOOK.
    private func isAddressBook(_ line: Line, in bytes: RawSpan) -> Bool {
        (line.isNamed("BEGIN", in: bytes) || line.isNamed("END", in: bytes)) && line.says("VADDRESSBOOK", in: bytes)
    }

    private mutating func stray(_ line: Line) {
        if !isStray { report(line, "BEGIN:VCARD") }
        isStray = true
    }

    @inline(__always)
    private mutating func begin(with line: Line, hasBegin: Bool, in bytes: RawSpan) {
        open = (first: lines.count, hasBegin: hasBegin)
        isTooBig = false
        isStray = false
        lines.append(line.withoutMarks(in: bytes))
        checkBounds(of: line)
    }

    @inline(__always)
    private mutating func close(at end: Int, line: Int, isComplete: Bool, in bytes: RawSpan) {
        guard let (first, hasBegin) = open else { return }
        open = nil
        agentDepth = 0
        expectsAgent = false
        if !isComplete { report(byteOffset: end, line: line, "END:VCARD") }
        if cards.count == limits.cards, !isTooBig {
            if !isFull { report(lines[first], "at most \(limits.cards) cards in one file") }
            (isFull, isTooBig) = (true, true)
        }
        if isTooBig {
            lines.removeSubrange(first...)
            return
        }
        let version = (first..<lines.count).first { lines[$0].isNamed("VERSION", in: bytes) }.map { lines[$0] }
        if version.flatMap({ VCardVersion(of: $0, in: bytes) }) == nil {
            report(version ?? lines[first], "VERSION:2.1, 3.0 or 4.0")
        }
        var names = NameSet()
        for index in first..<lines.count { names.insert(lines[index], in: bytes) }
        cards.append(Span(lines: first..<lines.count, hasBegin: hasBegin, isComplete: isComplete, names: names))
    }

    private mutating func extendAgent(through line: Line) {
        guard !isTooBig, let last = lines.indices.last else { return }
        lines[last].length = UInt32(truncatingIfNeeded: line.endOffset) &- lines[last].start
    }

    private mutating func report(_ line: Line, _ expected: String) {
        report(byteOffset: line.startOffset, line: Int(line.number), expected)
    }

    private mutating func report(byteOffset: Int, line: Int, _ expected: String) {
        guard problems.count < limits.problems else { return }
        let isLast = problems.count == limits.problems - 1
        problems.append(
            VCardProblem(
                file: file, line: line, byteOffset: byteOffset,
                expected: isLast ? "at most \(limits.problems) problems; what follows is not listed" : expected))
    }
}

/// A line that begins or ends a card.
private enum Boundary {
    case begin
    case end

    /// Nil for any other line; the name's length and first letter exclude most lines.
    @inline(__always)
    init?(_ line: Line, in bytes: RawSpan) {
        switch (line.nameLength, line.initial(in: bytes)) {
        case (0, _), (3, 0x65), (5, 0x62): self.init(candidate: line, in: bytes)
        default: return nil
        }
    }

    private init?(candidate line: Line, in bytes: RawSpan) {
        if line.isNamed("END", in: bytes) {
            self = .end
        } else if line.isNamed("BEGIN", in: bytes) {
            self = .begin
        } else {
            return nil
        }
        guard line.says("VCARD", in: bytes) else { return nil }
    }
}
