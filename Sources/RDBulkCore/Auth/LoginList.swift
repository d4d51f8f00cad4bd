/// What `rdbulk auth list` shows of all stored logins: no token, no client.
package struct LoginList: Equatable, Sendable {
  /// One login: a line of the table.
  package struct Entry: Equatable, Sendable {
    let name: String
    let account: String
    let server: String
    let validity: Message
    /// Whether a run could use it, judged without asking the server.
    let isGood: Bool

    /// `canRenew` says whether the profile or the environment has a client and a refresh token.
    package init(_ profile: Profile, name: ProfileName, canRenew: Bool, unixSeconds: Int64) {
      self.name = name.text
      account = profile.account ?? "-"
      server = Quoted.bare(profile.baseURL)
      validity = Self.validity(profile, canRenew: canRenew, unixSeconds)
      isGood = canRenew || profile.usableToken(unixSeconds) != nil
    }

    /// A file in the place of a login that can't be read, or isn't safe to use.
    package init(unusable name: ProfileName) {
      self.name = name.text
      account = "-"
      server = "-"
      validity = "can't be used"
      isGood = false
    }

    private static func validity(_ profile: Profile, canRenew: Bool, _ unixSeconds: Int64) -> Message {
      guard profile.usableToken(unixSeconds) != nil else {
        if canRenew { return "renewed by the next run" }
        guard profile.accessToken != nil, let expiresAt = profile.expiresAt else { return Message("none") }
        return "expired \(LoginStatus.moment(expiresAt))"
      }
      guard let expiresAt = profile.expiresAt.map(LoginStatus.moment) else { return "not known" }
      return canRenew ? "\(expiresAt), then renewed" : Message(verbatim: expiresAt)
    }
  }

  private let entries: [Entry]

  /// A list in the order given.
  package init(_ entries: [Entry]) { self.entries = entries }

  /// Whether runs could use every login, judged without asking a server.
  package var areAllGood: Bool { entries.allSatisfy(\.isGood) }

  /// A header, and one line for each login; see ``Message/text(in:isASCII:)``.
  package func lines(in language: Language, isASCII: Bool = false) -> [String] {
    let header: [Message] = [Message("profile"), Message("account"), Message("server"), "valid until"]
    var table = [header.map { $0.text(in: language, isASCII: isASCII) }]
    for entry in entries {
      table.append([
        entry.name, entry.account, entry.server, entry.validity.text(in: language, isASCII: isASCII),
      ])
    }
    // The last column needs no blanks after it.
    let widths = header.indices.dropLast().map { column in table.map { $0[column].count }.max() ?? 0 } + [0]
    return table.map { row in
      zip(row, widths).map { cell, width in cell + String(repeating: " ", count: max(0, width - cell.count)) }
        .joined(separator: "  ")
    }
  }
}
