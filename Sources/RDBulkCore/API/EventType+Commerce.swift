/// Shop events: carts, orders, shipments.
extension EventType {
  /// The types that begin with `ECOMMERCE_`.
  static let commerce = [
    commerce("CHECKOUT_STARTED", cart, identifier: cartIdentifier),
    commerce("CART_ABANDONED", cart, identifier: cartIdentifier),
    commerce(
      "ORDER_PAID",
      [
        currency,
        price(
          "valor pago", "valor do pedido", "total do pedido", "order total", "order total amount", "valor da compra"),
        totalItems(min: 0),
        Field(name: "shipping_price", aliases: ["frete", "valor do frete"], kind: .number(min: 0)),
        Field(name: "shipping_city", aliases: ["cidade de entrega", "cidade"]),
        Field(name: "shipping_state", aliases: ["estado de entrega", "estado", "uf"]),
        Field(name: "shipping_country", aliases: ["país de entrega", "país"]),
        Field(name: "order_url", aliases: ["link do pedido", "url do pedido"]),
        Field(
          name: "payment_methods",
          aliases: [
            "formas de pagamento", "forma de pagamento", "meio de pagamento", "payment method", "payment method title",
          ],
          kind: .list(limit: 5), entity: .order),
        lineItems,
      ], identifier: orderNumber),
    commerce(
      "ORDER_CANCELLED",
      [
        Field(
          name: "cancel_reason", aliases: ["motivo do cancelamento", "motivo", "cancellation reason", "reason"],
          entity: .order)
      ], identifier: orderNumber),
    commerce(
      "ORDER_FULFILLED",
      [
        orderIdentifier,
        Field(name: "tracking_company", aliases: ["transportadora", "carrier", "shipping company"], entity: .order),
        Field(
          name: "tracking_code",
          aliases: [
            "código de rastreio", "rastreio", "código de rastreamento", "código de rastreio do envio",
            "tracking number",
          ], kind: .code, entity: .order),
        Field(
          name: "tracking_url", aliases: ["link de rastreio", "url de rastreio", "link de rastreamento"], entity: .order
        ),
      ]),
    commerce("SHIPMENT_DELIVERED", [orderIdentifier.required]),
    // What these two accept is undocumented: every column of the input is sent.
    commerce("ORDER_PLACED", [], identifier: orderNumber, extraColumns: .everything),
    commerce("ORDER_REFUNDED", [], identifier: orderNumber, extraColumns: .everything),
  ]

  private static func commerce(
    _ name: String, _ fields: [Field], identifier: Field = identifier, extraColumns: Operation.ExtraColumns = .custom
  ) -> EventType {
    EventType(
      name: commercePrefix + name, fields: [.email, identifier] + fields + customer, extraColumns: extraColumns)
  }

  /// Whose order it is. An order export's column `Name` has the order's number, where it has a `Billing Name` as well.
  private static let customer =
    Field.contact.compactMap { field in
      guard ["name", "personal_phone", "mobile_phone"].contains(field.name) else { return nil }
      var field = field
      if field.name == "name" {
        field.likelierNames = [
          "billing name", "nome do comprador", "nome do cliente", "customer name", "nome de cobrança",
        ]
      }
      return field
    } + [Field.legalBases]

  private static let identifier = Field(
    name: "identifier", aliases: ["identificador", "id", "código"], isRequired: true, kind: .code, entity: .order)

  /// Like `identifier`, for events without a separate order number field.
  private static let orderNumber = identifier.called(
    "identificador", "id do pedido", "número do pedido", "order id", "order number", "código do pedido", "pedido",
    "order",
    "id", "código", "número")

  private static let cartIdentifier = identifier.called(
    "identificador", "id do carrinho", "cart id", "id do checkout", "checkout id", "carrinho", "cart", "id", "código")

  private static let orderIdentifier = Field(
    name: "order_identifier",
    aliases: [
      "identificador do pedido", "pedido", "número do pedido", "id do pedido", "order", "order id", "order number",
    ],
    kind: .code, entity: .order)

  private static let currency = Field(
    name: "currency", aliases: ["moeda", "código da moeda", "currency code"], isRequired: true, entity: .order)

  private static func price(_ aliases: String...) -> Field {
    Field(
      name: "price", aliases: ["preço", "valor", "valor total", "total", "amount", "value"] + aliases, isRequired: true,
      kind: .number(min: 0), entity: .order)
  }

  private static func totalItems(min: Int) -> Field {
    Field(
      name: "total_items",
      aliases: [
        "total de itens", "quantidade de itens", "quantidade de produtos", "total items", "items count", "itens",
        "quantidade",
      ],
      isRequired: true, kind: .integer(min: min), entity: .order)
  }

  private static let lineItems = Field(
    name: "line_items", aliases: ["produtos", "items", "line items", "lista de itens"], kind: .items(.lineItems),
    entity: .order)

  private static let cart = [
    Field(
      name: "checkout_url", aliases: ["link do carrinho", "url do carrinho", "link do checkout", "link", "url"],
      isRequired: true, entity: .order),
    currency, price("valor do carrinho"), totalItems(min: 1), lineItems,
  ]
}
