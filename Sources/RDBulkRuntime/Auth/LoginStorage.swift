import RDBulkCore

/// Where a login is kept.
enum LoginStorage {
  case file(ProfileStore, ProfileName)
  /// For a sandbox run, and gone with it.
  case memory(Profile?)
}
