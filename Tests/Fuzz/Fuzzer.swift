import Glibc

/// What libFuzzer calls, with one input after the other. `FUZZ_TARGET` in the environment says what is to read them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ start: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    target(Array(UnsafeBufferPointer(start: start, count: count)))
    return 0
}

private let target: @Sendable ([UInt8]) -> Void = {
    switch getenv("FUZZ_TARGET").map({ String(cString: $0) }) {
    case "vcard": fuzzCards
    case "calendar": fuzzCalendar
    case "message": fuzzMessages
    case "interface": fuzzInterface
    case "configuration": fuzzConfiguration
    case "table": fuzzTable
    case "time": fuzzTime
    case "journal": fuzzJournal
    case "calls": fuzzCalls
    case "whatsapp": fuzzWhatsApp
    case "telegram": fuzzTelegram
    case "header": fuzzHeader
    case "mbox": fuzzMbox
    case let name: fatalError("FUZZ_TARGET is \(name ?? "not set")")
    }
}()

/// Ends the run as a finding where something doesn't hold.
func hold(_ isTrue: @autoclosure () -> Bool, _ otherwise: @autoclosure () -> String) {
    if !isTrue() { fatalError(otherwise()) }
}

/// A number made of the input, for choices that are the same whenever the input is.
func number(of bytes: [UInt8]) -> Int {
    Int(bytes.reduce(0x811C_9DC5 as UInt32) { ($0 ^ UInt32($1)) &* 0x0100_0193 })
}
