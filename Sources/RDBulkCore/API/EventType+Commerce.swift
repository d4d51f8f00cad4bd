/// Shop events: carts, orders, shipments.
extension EventType {
  /// The types that begin with `ECOMMERCE_`. The reference doesn't list them for batches.
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
      name: commercePrefix + name, fields: [.email, identifier] + fields, extraColumns: extraColumns,
      isListedForBatches: false)
  }

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

  // MARK: - Announced for removal

  /// The older types, with fields that begin with `cf_`.
  static let legacyCommerce = [
    legacy(
      "ORDER_PLACED",
      [
        orderID,
        Field(
          name: "cf_order_total_items", aliases: ["total de itens", "itens", "total items"], isRequired: true,
          kind: .integer(min: 0)),
        Field(name: "cf_order_status", aliases: ["status do pedido", "status", "order status"], isRequired: true),
        Field(
          name: "cf_order_payment_method",
          aliases: ["forma de pagamento", "método de pagamento", "payment method"],
          isRequired: true,
          kind: .oneOf([
            FieldOption("Credit Card", "cartão de crédito", "crédito", "credit"),
            FieldOption("Debit Card", "cartão de débito", "débito", "debit"),
            FieldOption("Invoice", "boleto", "boleto bancário", "fatura"),
            FieldOption("Others", "outros", "outro", "other"),
          ])
        ),
        Field(
          name: "cf_order_payment_amount",
          aliases: ["valor", "valor pago", "valor total", "valor do pedido", "payment amount", "amount"],
          isRequired: true,
          kind: .number(min: nil)),
      ]),
    legacy(
      "ORDER_PLACED_ITEM",
      [
        orderID,
        Field(name: "cf_order_product_id", aliases: ["id do produto", "produto", "product id"], isRequired: true),
        Field(name: "cf_order_product_sku", aliases: ["sku", "product sku"]),
      ]),
    legacy(
      "CART_ABANDONED",
      [
        cartID,
        Field(
          name: "cf_cart_total_items", aliases: ["total de itens", "itens", "total items"], isRequired: true,
          kind: .integer(min: 0)),
        Field(name: "cf_cart_status", aliases: ["status do carrinho", "status", "cart status"], isRequired: true),
        Field(name: "name", aliases: ["nome", "nome completo", "nome do contato"]),
      ]),
    legacy(
      "CART_ABANDONED_ITEM",
      [
        cartID,
        Field(name: "cf_cart_product_id", aliases: ["id do produto", "produto", "product id"], isRequired: true),
        Field(name: "cf_cart_product_sku", aliases: ["sku", "product sku"]),
      ]),
  ]

  private static func legacy(_ name: String, _ fields: [Field]) -> EventType {
    EventType(name: name, fields: [.email] + fields, removal: "2025-12-31")
  }

  private static let orderID = Field(
    name: "cf_order_id", aliases: ["id do pedido", "pedido", "número do pedido", "order id"], isRequired: true)

  private static let cartID = Field(
    name: "cf_cart_id", aliases: ["id do carrinho", "carrinho", "cart id"], isRequired: true)
}
