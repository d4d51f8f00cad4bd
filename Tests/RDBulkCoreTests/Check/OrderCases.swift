import RDBulkCore
import Testing

extension DoubtCase {
  private static let orders = "Pedido,Email,Status,Moeda,Total,Itens"
  private static let paid = SendCommand.event(.named("ECOMMERCE_ORDER_PAID") ?? .conversion)
  private static let cancelled = SendCommand.event(.named("ECOMMERCE_ORDER_CANCELLED") ?? .conversion)
  private static let refunded = SendCommand.event(.named("ECOMMERCE_ORDER_REFUNDED") ?? .conversion)
  private static let fulfilled = SendCommand.event(.named("ECOMMERCE_ORDER_FULFILLED") ?? .conversion)

  static let orderStates = [
    DoubtCase(
      "paid and cancelled orders, paid", paid, orders, "1,a@example.com,Pago,BRL,10,1",
      "2,b@example.com,Cancelado,BRL,5,1",
      "3,c@example.com,Entregue,BRL,5,1", flags: "--where Status=Pago,Entregue"),
    DoubtCase(
      "paid and cancelled orders, cancelled", cancelled, orders, "1,a@example.com,Pago,BRL,10,1",
      "2,b@example.com,Cancelado,BRL,5,1", flags: "--where Status=Cancelado"),
    DoubtCase(
      "paid and refunded orders, refunded", refunded, "order_id,email,payment_status", "1,a@example.com,paid",
      "2,b@example.com,refunded", flags: "--where payment_status=refunded"),
    DoubtCase(
      "one wrong state in all", cancelled, orders, "1,a@example.com,Pago,BRL,10,1", flags: "--where Status=VALUE"),
    DoubtCase(
      "states that all fit", paid, orders, "1,a@example.com,pago,BRL,10,1", "2,b@example.com,Enviado,BRL,5,1",
      "3,c@example.com,wc-custom,BRL,5,1"),
    DoubtCase(
      "chosen by it", cancelled, orders, "1,a@example.com,Pago,BRL,10,1", "2,b@example.com,Cancelado,BRL,5,1",
      rows: RowCondition("Status", ["cancelado"])),
    DoubtCase(
      "the payment of orders that were sent", fulfilled, "Pedido,Email,Financial Status,Fulfillment Status,id",
      "1,a@example.com,refunded,fulfilled,x", "2,b@example.com,paid,fulfilled,y"),
    DoubtCase(
      "sales of a shop, some of them refunded", .won, "Email,Valor,Status", "a@example.com,10,Aprovado",
      "b@example.com,10,Reembolsado", flags: "--where Status=Aprovado"),
    DoubtCase(
      "a status that is no order's", .won, "Email,Valor,Status", "a@example.com,10,novo", "b@example.com,10,velho",
      "c@example.com,10,pago"),
  ]

  static let currencies = [
    DoubtCase(
      "two currencies", .won, "Email,Valor,Moeda", "a@example.com,10,BRL", "b@example.com,20,USD",
      "c@example.com,20,USD", flags: "--where Moeda=BRL"),
    DoubtCase(
      "one that is not the real", .won, "Email,Amount,Deal - Currency of value", "a@example.com,10,USD",
      flags: "--where 'Deal - Currency of value=USD'"),
    DoubtCase(
      "reais in several words", .won, "Email,Valor,Moeda", "a@example.com,10,R$",
      "b@example.com,10,Real brasileiro (BRL)",
      "c@example.com,10,reais", "d@example.com,10,"),
    DoubtCase(
      "chosen by it", .won, "Email,Valor,Moeda", "a@example.com,10,BRL", "b@example.com,20,USD",
      rows: RowCondition("moeda", ["usd"])),
    DoubtCase("no value that is sent", .lost, "Email,Motivo,Moeda", "a@example.com,x,USD"),
  ]

  static let answers = [
    DoubtCase(
      "a no in every row", .won, "Email,Amount,IsWon", "a@example.com,1,false", "b@example.com,2,false",
      flags: "--all-rows"),
    DoubtCase("a yes in every row", .won, "Email,Amount,IsWon", "a@example.com,1,true", "b@example.com,2,true"),
    DoubtCase("a no that is asked for", .opportunity, "Email,IsWon", "a@example.com,false", "b@example.com,false"),
    DoubtCase(
      "the address of an account's user", .lost, "user_email,Motivo", "a@example.com,x", "b@example.com,y",
      flags: "--map 'email=user_email'"),
    DoubtCase("addresses in the plural", .lost, "Emails,Motivo", "a@example.com,x"),
  ]
}

@Suite("States of orders")
struct OrderTests {
  @Test(
    "A file of orders or sales is stopped where rows are of another state or currency than is meant",
    arguments: DoubtCase.orderStates + DoubtCase.currencies + DoubtCase.answers)
  func doubts(_ value: DoubtCase) throws {
    let doubts = try columnDoubts(value.text, value.command, value.choice, settings: value.settings)
    #expect(doubts.count == value.flags.count, "\(doubts)")
    for (doubt, flag) in zip(doubts, value.flags) { #expect(doubt.hint.english.contains(flag)) }
  }

  @Test("All rows of orders are taken with --all-rows")
  func all() throws {
    var choice = RowChoice()
    choice.takesAllStates = true
    for value in DoubtCase.orderStates {
      try #expect(columnDoubts(value.text, value.command, choice, settings: value.settings) == [])
    }
  }
}
