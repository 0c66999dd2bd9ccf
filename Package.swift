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

        // Building blocks that know nothing about vitaminb.
        .target(name: "Phrases", swiftSettings: settings),
        .target(name: "TOML", swiftSettings: settings),
        .target(name: "SQLite", dependencies: ["CSQLite"], swiftSettings: settings),
        .target(
            name: "Platform", dependencies: ["CLinux"],
            // Fail points let a test kill the daemon at a named step; a release has none.
            swiftSettings: settings + [.define("FAILPOINTS", .when(configuration: .debug))]),
        .target(name: "VCard", swiftSettings: settings),
        .target(name: "Polling", dependencies: ["CLinux"], swiftSettings: settings),
        .target(name: "Varlink", dependencies: ["Polling"], swiftSettings: settings),
        .target(name: "Systemd", dependencies: ["CSystemd", "Polling"], swiftSettings: settings),

        // Other programs' address books.
        .target(name: "Exchange", dependencies: ["Platform", "SQLite", "VCard"], swiftSettings: settings),

        // The pure core: imports nothing that could read a clock, a file or a socket.
        .target(name: "KeepInTouch", dependencies: ["Phrases"], swiftSettings: settings),

        // Calls and chats that telephones and programs have noted.
        .target(name: "Telephony", dependencies: ["Exchange", "KeepInTouch", "Platform"], swiftSettings: settings),

        // Other programs' calendars.
        .target(name: "ICalendar", dependencies: ["KeepInTouch", "VCard"], swiftSettings: settings),

        // The sentences of answers, pages and failures, for every front end.
        .target(name: "Words", dependencies: ["ControlInterface", "KeepInTouch", "Phrases"], swiftSettings: settings),

        // Says phrases in the reader's language.
        .target(name: "Language", dependencies: ["Phrases", "CLinux"], exclude: ["de.po"], swiftSettings: settings),

        .target(
            name: "ControlInterface", dependencies: ["KeepInTouch", "Phrases", "Platform", "Varlink"],
            resources: [.embedInCode("org.vitaminb.Control.varlink")], swiftSettings: settings),

        // Cards in folders, and entries on disk.
        .target(name: "AddressBook", dependencies: ["VCard", "Platform", "KeepInTouch"], swiftSettings: settings),
        .target(name: "Journal", dependencies: ["SQLite", "Platform", "KeepInTouch"], swiftSettings: settings),
        .target(
            name: "Daemon",
            dependencies: [
                "AddressBook", "CLinux", "ControlInterface", "Exchange", "ICalendar", "Journal", "KeepInTouch", "Language", "Phrases",
                "Platform", "Polling", "SQLite", "Systemd", "TOML", "VCard", "Varlink",
            ], swiftSettings: settings),

        // Mail, calendars and lists of calls, as facts about contacts: what `vitaminb observe` reads.
        .target(
            name: "Observer", dependencies: ["Exchange", "ICalendar", "KeepInTouch", "Platform", "SQLite", "Telephony"],
            swiftSettings: settings),

        .executableTarget(
            name: "vitaminbd", dependencies: ["ControlInterface", "Daemon", "Journal", "Platform", "Systemd"],
            swiftSettings: settings),
        .executableTarget(
            name: "vitaminb",
            dependencies: [
                "AddressBook", "ControlInterface", "Exchange", "KeepInTouch", "Language", "Observer", "Phrases", "Platform", "TOML",
                "Telephony", "VCard", "Varlink", "Words",
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            swiftSettings: settings,
            // It runs for a millisecond, and loading shared libraries would take as long again. A static C library leaves out the
            // languages, unless somebody asks for the symbol that stands for them.
            linkerSettings: [
                .unsafeFlags(
                    ["-static-executable", "-Xlinker", "-u", "-Xlinker", "_nl_current_LC_MESSAGES_used"],
                    .when(configuration: .release))
            ]),

        // Writes Sources/ControlInterface/Generated, which is checked in.
        .executableTarget(
            name: "interface-generator", dependencies: ["Varlink"], path: "Sources/InterfaceGenerator", swiftSettings: settings),

        // Writes the manual pages, for systemd/build.sh.
        .executableTarget(
            name: "manual", dependencies: ["ControlInterface", "Daemon", "KeepInTouch", "Platform"], path: "Sources/Manual",
            exclude: ["pages"],
            swiftSettings: settings),

        // Loads an address book, for Tests/Benchmarks/vdir.sh.
        .executableTarget(
            name: "address-book-benchmark", dependencies: ["AddressBook"], path: "Tests/Benchmarks/AddressBook", swiftSettings: settings),

        // Looks through mail, for Tests/Benchmarks/mail.sh.
        .executableTarget(
            name: "mail-benchmark", dependencies: ["KeepInTouch", "Observer", "Platform"], path: "Tests/Benchmarks/Mail",
            swiftSettings: settings),

        // Plans for many contacts, for Tests/Benchmarks/planner.sh.
        .executableTarget(
            name: "planner-benchmark", dependencies: ["KeepInTouch"], path: "Tests/Benchmarks/Planner", swiftSettings: settings),

        // Simulates whole lives from seeds, and checks every promise of the core: `simulate --help`.
        .executableTarget(
            name: "simulate", dependencies: ["KeepInTouch", "Oracle", "TestSupport"], path: "Tests/Simulator", swiftSettings: settings),

        // Makes and expands rules, for Tests/Recurrences/compare.sh.
        .executableTarget(
            name: "recurrences", dependencies: ["ICalendar", "KeepInTouch", "Platform", "TestSupport"], path: "Tests/Recurrences",
            exclude: ["compare.sh", "judge.py", "libical.c"], swiftSettings: settings),

        // The contract's rules, said a second time and naively, to judge what was told.
        .target(name: "Oracle", dependencies: ["KeepInTouch"], path: "Tests/Oracle", swiftSettings: settings),

        // The real programs live a year on a clock of their own: `year --help`.
        .executableTarget(
            name: "year",
            dependencies: [
                "ControlInterface", "Journal", "KeepInTouch", "Oracle", "Platform", "SQLite", "TestSupport", "Varlink",
            ],
            path: "Tests/Year", exclude: ["pretended-clock.c", "transcript.de.txt", "transcript.en.txt"], swiftSettings: settings),

        // Shared by the tests: temporary homes, programs, terminals, random numbers. Only the system's modules, for the simulator's sake.
        .target(name: "TestSupport", path: "Tests/TestSupport", swiftSettings: settings),
        .target(
            name: "TestLiterals", dependencies: ["ControlInterface", "KeepInTouch"], path: "Tests/TestLiterals", swiftSettings: settings),
        .testTarget(name: "TidyTests", swiftSettings: settings),
        .testTarget(name: "VCardTests", dependencies: ["TestSupport", "VCard"], exclude: ["Corpus", "Peers"], swiftSettings: settings),
        .testTarget(name: "ICalendarTests", dependencies: ["ICalendar", "KeepInTouch", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "PlatformTests", dependencies: ["Platform", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "PollingTests", dependencies: ["Polling", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "VarlinkTests", dependencies: ["TestSupport", "Varlink"], swiftSettings: settings),
        .testTarget(name: "InterfaceGeneratorTests", dependencies: ["interface-generator", "Varlink"], swiftSettings: settings),
        .testTarget(name: "SystemdTests", dependencies: ["Systemd", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "KeepInTouchTests", dependencies: ["KeepInTouch", "Phrases", "TestSupport"], swiftSettings: settings),
        .testTarget(name: "TOMLTests", dependencies: ["TOML", "TestSupport"], swiftSettings: settings),
        .testTarget(
            name: "AddressBookTests", dependencies: ["AddressBook", "KeepInTouch", "TestSupport", "VCard"],
            swiftSettings: settings),
        .testTarget(
            name: "JournalTests", dependencies: ["CSQLite", "Journal", "KeepInTouch", "SQLite", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "DaemonTests",
            dependencies: [
                "AddressBook", "CSQLite", "ControlInterface", "Daemon", "Exchange", "Journal", "KeepInTouch", "Phrases", "Platform",
                "SQLite",
                "Systemd", "TOML", "TestLiterals", "TestSupport", "Varlink",
            ],
            exclude: ["Crash/failing-disk.c", "Upgrades"],
            swiftSettings: settings),
        .testTarget(
            name: "ExchangeTests", dependencies: ["CSQLite", "Exchange", "SQLite", "TestSupport", "VCard"], exclude: ["Samples"],
            swiftSettings: settings),
        .testTarget(
            name: "ObserverTests",
            dependencies: ["ICalendar", "KeepInTouch", "Observer", "Platform", "SQLite", "Telephony", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "TelephonyTests", dependencies: ["CSQLite", "Exchange", "KeepInTouch", "Platform", "Telephony", "TestSupport"],
            swiftSettings: settings),
        .testTarget(
            name: "CommandTests",
            dependencies: [
                "vitaminb", "ControlInterface", "KeepInTouch", "Language", "Phrases", "Platform", "TOML", "TestLiterals", "TestSupport",
                "Varlink",
                "Words",
            ],
            swiftSettings: settings),
    ],
    swiftLanguageModes: [.v6]
)
