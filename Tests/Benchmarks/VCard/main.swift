// vcard-benchmark FILE.vcf REPETITIONS: how long the codec takes for a whole address book in memory, for Tests/Benchmarks/codec.sh.
//
// Prints the median, and with it what a reader of names and mail addresses pays on top, and the resident memory per card.

import Glibc
import VCard

func now() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_MONOTONIC, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) * 1e-9
}

func read(_ path: String) -> [UInt8]? {
    guard let file = fopen(path, "rb") else { return nil }
    defer { fclose(file) }
    fseek(file, 0, SEEK_END)
    let size = ftell(file)
    rewind(file)
    guard 1..<(1 << 32) ~= size else { return nil }
    return [UInt8](unsafeUninitializedCapacity: size) { buffer, count in count = fread(buffer.baseAddress, 1, size, file) }
}

/// Resident memory in bytes (proc(5), statm).
func residentMemory() -> Int {
    guard let statm = fopen("/proc/self/statm", "r") else { return 0 }
    defer { fclose(statm) }
    var line = [CChar](repeating: 0, count: 128)
    guard fgets(&line, 128, statm) != nil else { return 0 }
    let fields = line.prefix { $0 != 0 }.split(separator: 32).map { String(decoding: $0.map(UInt8.init(bitPattern:)), as: UTF8.self) }
    return fields.count > 1 ? (Int(fields[1]) ?? 0) * sysconf(Int32(_SC_PAGESIZE)) : 0
}

func measure(_ name: String, _ repetitions: Int, _ work: () -> Int) {
    var times: [Double] = []
    var count = 0
    for _ in 0..<repetitions {
        let start = now()
        count = work()
        times.append(now() - start)
    }
    times.sort()
    print("\(name): median \(times[repetitions / 2]) s, min \(times[0]) s, max \(times[repetitions - 1]) s, \(count)")
}

guard CommandLine.arguments.count == 3, let repetitions = Int(CommandLine.arguments[2]), repetitions > 0,
    let bytes = read(CommandLine.arguments[1])
else {
    print("usage: vcard-benchmark FILE.vcf REPETITIONS")
    exit(EX_USAGE)
}
let before = residentMemory()
let file = VCardFile(bytes, name: CommandLine.arguments[1])
let properties = file.cards.reduce(0) { $0 + $1.properties.count }
print("\(bytes.count) bytes, \(file.cards.count) cards, \(properties) properties, \(file.problems.count) problems")
print("memory per card beyond the file's bytes: \((residentMemory() - before) / max(1, file.cards.count)) bytes")
measure("parse, cards", repetitions) { VCardFile(bytes, name: "").cards.count }
measure("FN, UID, EMAIL, N, BDAY, CATEGORIES of every card", min(repetitions, 5)) {
    file.cards.reduce(0) { sum, card in
        let views = card.displayName.utf8.count + (card.uid?.utf8.count ?? 0) + card.emails.count + (card.birthday?.year ?? 0)
        return sum + views + card.categories.count + (card.name?.family.count ?? 0)
    }
}
