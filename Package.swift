// swift-tools-version: 6.2
import PackageDescription

let strict: [SwiftSetting] = [
  .swiftLanguageMode(.v6),
  .enableUpcomingFeature("ExistentialAny"),
  .enableUpcomingFeature("InternalImportsByDefault"),
  .enableUpcomingFeature("MemberImportVisibility"),
  .enableUpcomingFeature("NonisolatedNonsendingByDefault"),
  .enableUpcomingFeature("InferIsolatedConformances"),
  .strictMemorySafety(),
  .treatAllWarnings(as: .error),
]

let package = Package(
  name: "rdbulk",
  products: [.executable(name: "rdbulk", targets: ["rdbulk"])],
  targets: [
    // libcurl as the system carries it; everything that speaks TLS or HTTP on the sending side is there.
    .systemLibrary(
      name: "CCurl",
      pkgConfig: "libcurl",
      providers: [.apt(["libcurl4-openssl-dev"]), .brew(["curl"])]
    ),
    // A header with one vector instruction for Core's byte loops; nothing is linked.
    .systemLibrary(name: "CMoveMask"),
    .target(name: "RDBulkCore", dependencies: ["CMoveMask"], swiftSettings: strict),
    // The C library under one name on every system; only RDBulkSystem has it.
    .target(name: "Libc", swiftSettings: strict),
    .target(name: "RDBulkSystem", dependencies: ["RDBulkCore", "Libc"], swiftSettings: strict),
    .target(name: "RDBulkSandbox", dependencies: ["RDBulkCore", "RDBulkSystem"], swiftSettings: strict),
    .target(name: "RDBulkRuntime", dependencies: ["RDBulkCore", "RDBulkSystem", "CCurl"], swiftSettings: strict),
    .executableTarget(
      name: "rdbulk",
      dependencies: ["RDBulkCore", "RDBulkRuntime", "RDBulkSandbox"],
      swiftSettings: strict
    ),
    .testTarget(name: "RDBulkCoreTests", dependencies: ["RDBulkCore"], swiftSettings: strict),
    .testTarget(
      name: "Simulation",
      dependencies: ["RDBulkCore"],
      path: "Tests/Simulation",
      exclude: ["README.md"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "RDBulkRuntimeTests",
      dependencies: ["RDBulkRuntime", "RDBulkSystem", "RDBulkCore"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "RDBulkSandboxTests",
      dependencies: ["RDBulkSandbox", "RDBulkSystem", "RDBulkCore"],
      swiftSettings: strict
    ),
    .testTarget(
      name: "EndToEndTests",
      dependencies: ["rdbulk", "RDBulkSandbox", "RDBulkCore"],
      exclude: ["Resume/Fixtures"],
      swiftSettings: strict
    ),
  ]
)
