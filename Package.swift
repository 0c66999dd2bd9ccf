// swift-tools-version: 6.2
import PackageDescription

let settings: [SwiftSetting] = [
    .enableUpcomingFeature("MemberImportVisibility"),
    .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
    .enableUpcomingFeature("InferIsolatedConformances"),
]

let package = Package(
    name: "vitaminb",
    products: [
        .executable(name: "vitaminbd", targets: ["vitaminbd"]),
        .executable(name: "vitaminb", targets: ["vitaminb"]),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2")
    ],
    targets: [
        // C libraries.
        .systemLibrary(name: "CSystemd", pkgConfig: "libsystemd", providers: [.apt(["libsystemd-dev"])]),
        .systemLibrary(name: "CSQLite", pkgConfig: "sqlite3", providers: [.apt(["libsqlite3-dev"])]),
        .systemLibrary(name: "CLinux"),

        // Rooms that know nothing of ours.
        .target(name: "VCard", swiftSettings: settings),
        .target(name: "Polling", dependencies: ["CLinux"], swiftSettings: settings),
        .target(name: "Varlink", dependencies: ["Polling"], swiftSettings: settings),
        .target(name: "Systemd", dependencies: ["CSystemd", "Polling"], swiftSettings: settings),

        // Other programs' address books.
        .target(name: "Exchange", dependencies: ["VCard", "CSQLite"], swiftSettings: settings),

        // The pure core: imports nothing that could read a clock, a file or a socket.
        .target(name: "KeepInTouch", swiftSettings: settings),

        // Says what the core has to say in the reader's language.
        .target(name: "Language", dependencies: ["KeepInTouch", "CLinux"], exclude: ["de.po"], swiftSettings: settings),

        .target(
            name: "ControlInterface", dependencies: ["Varlink", "KeepInTouch"],
            resources: [.embedInCode("org.vitaminb.Control.varlink")], swiftSettings: settings),
        .target(
            name: "Storage", dependencies: ["VCard", "KeepInTouch", "CSQLite"],
            // Where a test has the daemon die; never in a release.
            swiftSettings: settings + [.define("FAILPOINTS", .when(configuration: .debug))]),
        .target(
            name: "Daemon",
            dependencies: [
                "VCard", "Varlink", "Systemd", "Polling", "KeepInTouch", "Language", "ControlInterface", "Storage", "CLinux",
            ], swiftSettings: settings),

        .executableTarget(name: "vitaminbd", dependencies: ["Daemon"], swiftSettings: settings),
        .executableTarget(
            name: "vitaminb",
            dependencies: [
                "ControlInterface", "Exchange", "KeepInTouch", "Language", "Varlink",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings),

        // Writes the manual pages, for systemd/build.sh.
        .executableTarget(
            name: "manual", dependencies: ["ControlInterface", "Daemon"], path: "Sources/Manual", exclude: ["pages"],
            swiftSettings: settings),

        // Loads an address book, for Tests/Benchmarks/vdir.sh.
        .executableTarget(
            name: "address-book-benchmark", dependencies: ["Storage"], path: "Tests/Benchmarks/AddressBook", swiftSettings: settings),

        // Plans for many contacts, for Tests/Benchmarks/planner.sh.
        .executableTarget(
            name: "planner-benchmark", dependencies: ["KeepInTouch"], path: "Tests/Benchmarks/Planner", swiftSettings: settings),

        // Lives whole lives from a seed, and looks at every promise of the core; `simulate --help`.
        .executableTarget(name: "simulate", dependencies: ["KeepInTouch"], path: "Tests/Simulator", swiftSettings: settings),

        .testTarget(name: "TidyTests", swiftSettings: settings),
        .testTarget(name: "VCardTests", dependencies: ["VCard"], exclude: ["Corpus", "Peers"], swiftSettings: settings),
        .testTarget(name: "PollingTests", dependencies: ["Polling"], swiftSettings: settings),
        .testTarget(name: "VarlinkTests", dependencies: ["Varlink"], swiftSettings: settings),
        .testTarget(name: "SystemdTests", dependencies: ["Systemd"], swiftSettings: settings),
        .testTarget(name: "KeepInTouchTests", dependencies: ["KeepInTouch"], swiftSettings: settings),
        .testTarget(name: "StorageTests", dependencies: ["Storage", "KeepInTouch", "VCard", "CSQLite"], swiftSettings: settings),
        .testTarget(
            name: "DaemonTests", dependencies: ["Daemon", "KeepInTouch", "ControlInterface", "Storage", "Systemd", "Varlink"],
            exclude: ["Upgrades"],
            swiftSettings: settings),
        .testTarget(name: "ExchangeTests", dependencies: ["Exchange", "VCard", "CSQLite"], exclude: ["Samples"], swiftSettings: settings),
        .testTarget(
            name: "CommandTests", dependencies: ["vitaminb", "ControlInterface", "KeepInTouch", "Varlink"], exclude: ["Faults"],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
