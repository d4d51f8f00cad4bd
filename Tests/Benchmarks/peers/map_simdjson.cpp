// The same mapping as map_rows.py for JSON Lines with simdjson's On-Demand reader: `map_simdjson FILE`.
//
// Its best case: the file lies in memory as a whole, a value without escapes is copied as it stands, and what is not
// asked for is skipped without a check.
#include <simdjson.h>

#include <cstdio>
#include <string>
#include <string_view>

using namespace simdjson;

static std::string_view trimmed(std::string_view text) {
  auto blank = [](char byte) { return byte == ' ' || byte == '\t' || byte == '\r' || byte == '\n'; };
  while (!text.empty()) {
    if (blank(text.front())) text.remove_prefix(1);
    else if (text.substr(0, 2) == "\xC2\xA0") text.remove_prefix(2);
    else break;
  }
  while (!text.empty()) {
    if (blank(text.back())) text.remove_suffix(1);
    else if (text.size() >= 2 && text.substr(text.size() - 2) == "\xC2\xA0") text.remove_suffix(2);
    else break;
  }
  return text;
}

static bool is_email(std::string_view text) {
  size_t at = text.find('@');
  if (at == 0 || at == text.npos || text.find('@', at + 1) != text.npos) return false;
  size_t dot = text.find('.', at + 2);
  return dot != text.npos && dot + 1 < text.size() && text.find(' ') == text.npos;
}

static void append_escaped(std::string &out, std::string_view text) {
  static const char digits[] = "0123456789abcdef";
  for (unsigned char byte : text) {
    switch (byte) {
      case '"': out += "\\\""; break;
      case '\\': out += "\\\\"; break;
      case '\b': out += "\\b"; break;
      case '\f': out += "\\f"; break;
      case '\n': out += "\\n"; break;
      case '\r': out += "\\r"; break;
      case '\t': out += "\\t"; break;
      default:
        if (byte >= 0x20) out += char(byte);
        else (out += "\\u00") += {digits[byte >> 4], digits[byte & 15]};
    }
  }
}

// A string's value: as it stands where it has no escapes, else unescaped and marked so.
struct text_value {
  std::string_view text;
  bool is_raw = true;
};

static text_value read(ondemand::value value) {
  std::string_view token = value.raw_json_token();
  if (token.empty() || token.front() != '"') return {};
  size_t last = token.rfind('"');
  std::string_view raw = token.substr(1, last - 1);
  if (raw.find('\\') == raw.npos) return {trimmed(raw), true};
  std::string_view plain = value.get_string();
  return {trimmed(plain), false};
}

static void append(std::string &out, const text_value &value) {
  if (value.is_raw) out += value.text;
  else append_escaped(out, value.text);
}

static int run(const char *path) {
  padded_string file = padded_string::load(path);
  ondemand::parser parser;
  std::string out;
  int invalid = 0;
  const char *at = file.data(), *end = at + file.size();
  while (at < end) {
    const char *feed = static_cast<const char *>(memchr(at, '\n', size_t(end - at)));
    if (!feed) feed = end;
    size_t length = size_t(feed - at);
    ondemand::document row = parser.iterate(at, length, size_t(end - at) + SIMDJSON_PADDING);
    text_value email, reason;
    for (auto field : row.get_object()) {
      ondemand::raw_json_string key = field.key();
      if (key == "email") email = read(field.value());
      else if (key == "reason") reason = read(field.value());
    }
    at = feed + 1;
    if (!is_email(email.text)) {
      invalid = 1;
      continue;
    }
    out += "{\"event_type\":\"OPPORTUNITY_LOST\",\"event_family\":\"CDP\",\"payload\":{\"email\":\"";
    append(out, email);
    out += "\",\"funnel_name\":\"default\"";
    if (!reason.text.empty()) {
      out += ",\"reason\":\"";
      append(out, reason);
      out += '"';
    }
    out += "}}\n";
    if (out.size() > 1 << 18) {
      if (fwrite(out.data(), 1, out.size(), stdout) != out.size()) return 2;
      out.clear();
    }
  }
  if (fwrite(out.data(), 1, out.size(), stdout) != out.size()) return 2;
  return invalid;
}

int main(int count, char **arguments) {
  if (count != 2) return fprintf(stderr, "usage: map_simdjson FILE\n"), 2;
  try {
    return run(arguments[1]);
  } catch (const simdjson_error &error) {
    return fprintf(stderr, "map_simdjson: %s\n", error.what()), 2;
  }
}
