import RDBulkCore
import RDBulkSystem

/// The machine's current boot: everything written since then is still there, synced or not.
enum Boot {
  /// The boot's name; "unknown" if the system doesn't say.
  static func name() -> String {
    let descriptor = try? Descriptor.open("/proc/sys/kernel/random/boot_id", .read, action: "")
    guard let descriptor, let bytes = try? descriptor.readAll(action: "") else { return "unknown" }
    return String(decoding: bytes.filter { $0 > 0x20 && $0 < 0x7F }.prefix(64), as: UTF8.self)
  }
}
