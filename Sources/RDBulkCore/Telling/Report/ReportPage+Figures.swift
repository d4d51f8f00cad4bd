/// What all charts share: a caption with keys, a plot with its scale, an axis with labels, a table.
extension ReportPage {
  /// What a colour in a chart means.
  struct Key {
    var style: String
    var text: Message

    init(_ style: String, _ text: Message) {
      self.style = style
      self.text = text
    }
  }

  func figure(
    _ writer: inout HTMLWriter, _ name: String, _ caption: Message, _ keys: [Key],
    _ content: (inout HTMLWriter) -> Void
  ) {
    writer.element("figure") { writer in
      writer.element("figcaption") { writer in
        writer.element("span", [("class", "caption")], caption)
        for key in keys {
          writer.element("span", [("class", "key")]) { writer in
            writer.element("span", [("class", "swatch \(key.style)")], verbatim: "")
            writer.text(key.text)
          }
        }
      }
      content(&writer)
    }
  }

  /// A plot with a line at the top of its scale, which goes from 0 to `top`.
  func plot(
    _ writer: inout HTMLWriter, _ name: String, _ title: Message, _ description: Message, top: Double,
    _ shapes: (inout HTMLWriter) -> Void
  ) {
    writer.element("div", [("class", "plot")]) { writer in
      writer.element(
        "svg",
        [
          ("viewBox", "0 0 \(Chart.number(Chart.width)) \(Chart.number(Chart.height))"),
          ("preserveAspectRatio", "none"), ("role", "img"),
          ("aria-labelledby", "\(name)-title \(name)-text"),
        ]
      ) { writer in
        writer.element("title", [("id", "\(name)-title")], title)
        writer.element("desc", [("id", "\(name)-text")], description)
        for y in ["0", Chart.number(Chart.height)] {
          writer.empty(
            "line", [("class", "grid"), ("x1", "0"), ("x2", Chart.number(Chart.width)), ("y1", y), ("y2", y)])
        }
        shapes(&writer)
      }
      let places = top == top.rounded() ? 0 : top >= 1 ? 1 : 2
      writer.element("span", [("class", "y"), ("aria-hidden", "true")], "\(decimal: top, places: places)")
    }
  }

  /// A column on the baseline.
  func rectangle(_ writer: inout HTMLWriter, _ style: String, x: Double, width: Double, height: Double) {
    writer.empty(
      "rect",
      [
        ("class", style), ("x", Chart.number(x)), ("y", Chart.number(Chart.height - height)),
        ("width", Chart.number(max(0, width))), ("height", Chart.number(height)),
      ])
  }

  /// A label at `position` (0 to 1) of an axis; near the right end it sits to the left of it.
  func label(_ writer: inout HTMLWriter, _ text: Message, at position: Double) {
    let style = position > 0.93 ? "end" : position > 0.05 ? "within" : "start"
    writer.element("span", [("class", style), ("style", "left:\(Chart.number(position * 100))%")], text)
  }

  func table(_ writer: inout HTMLWriter, _ heads: [Message], _ rows: (inout HTMLWriter) -> Void) {
    writer.element("div", [("class", "scroll")]) { writer in
      writer.element("table", [("class", "numbers")]) { writer in
        writer.element("thead") { writer in
          writer.element("tr") { writer in
            for head in heads { writer.element("th", [("scope", "col")], head) }
          }
        }
        writer.element("tbody") { rows(&$0) }
      }
    }
  }
}
