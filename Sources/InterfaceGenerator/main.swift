import FoundationEssentials
import Glibc
import Varlink

// Writes Sources/ControlInterface/Generated anew; to be started in the package's folder.

let folder = "Sources/ControlInterface/"
do {
    let description = try String(contentsOfFile: folder + "org.vitaminb.Control.varlink", encoding: .utf8)
    let files = try Generator(Interface(description: description)).files
    let generated = folder + "Generated"
    if FileManager.default.fileExists(atPath: generated) { try FileManager.default.removeItem(atPath: generated) }
    try FileManager.default.createDirectory(atPath: generated, withIntermediateDirectories: true)
    for (name, text) in files {
        try text.write(toFile: "\(generated)/\(name)", atomically: false, encoding: .utf8)
    }
} catch {
    print("interface-generator: \(error)")
    exit(1)
}
