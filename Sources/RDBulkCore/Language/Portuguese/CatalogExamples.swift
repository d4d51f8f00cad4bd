extension Catalog {
  /// Command lines to type, with the names of files in Portuguese.
  static let examples: [String: String] = [
    "rdbulk lost lost.csv --dry-run": "rdbulk lost perdidas.csv --dry-run",
    "rdbulk lost lost.csv --sandbox --fault 503=0.05 -o rehearsal.csv":
      "rdbulk lost perdidas.csv --sandbox --fault 503=0.05 -o ensaio.csv",
    "rdbulk lost lost.csv -o results.csv --rejects rejects.csv":
      "rdbulk lost perdidas.csv -o resultados.csv --rejects corrigir.csv",
    "rdbulk lost lost.csv --base-url http://127.0.0.1:8080":
      "rdbulk lost perdidas.csv --base-url http://127.0.0.1:8080",
    "rdbulk opportunity opportunity.csv --dry-run": "rdbulk opportunity oportunidades.csv --dry-run",
    "rdbulk opportunity opportunity.csv --sandbox -o rehearsal.csv":
      "rdbulk opportunity oportunidades.csv --sandbox -o ensaio.csv",
    "rdbulk opportunity opportunity.csv --batch max -o results.csv":
      "rdbulk opportunity oportunidades.csv --batch max -o resultados.csv",
    "rdbulk won won.csv --dry-run": "rdbulk won ganhas.csv --dry-run",
    "rdbulk won won.csv --decimal comma -o results.csv": "rdbulk won ganhas.csv --decimal comma -o resultados.csv",
    "rdbulk won deals.csv --map value=Total -o results.csv":
      "rdbulk won negocios.csv --map value=Total -o resultados.csv",
    "rdbulk event CONVERSION conversions.csv --dry-run": "rdbulk event CONVERSION conversoes.csv --dry-run",
    "rdbulk event CONVERSION conversions.csv --api-key -o results.csv":
      "rdbulk event CONVERSION conversoes.csv --api-key -o resultados.csv",
    "rdbulk event ECOMMERCE_ORDER_PAID orders.jsonl -o results.csv":
      "rdbulk event ECOMMERCE_ORDER_PAID pedidos.jsonl -o resultados.csv",
    "rdbulk funnel set funnel.csv --dry-run": "rdbulk funnel set funil.csv --dry-run",
    "rdbulk funnel set clients.csv --set lifecycle_stage=Client -o results.csv":
      "rdbulk funnel set clientes.csv --set lifecycle_stage=Client -o feitos.csv",
    "rdbulk funnel set funnel.csv --only-forward --before before.csv":
      "rdbulk funnel set funil.csv --only-forward --before antes.csv",
    "rdbulk funnel set before.csv -o back.csv": "rdbulk funnel set antes.csv -o volta.csv",
    "rdbulk funnel set contacts.csv --set contact_owner_email=null -o results.csv":
      "rdbulk funnel set contatos.csv --set contact_owner_email=null -o feitos.csv",
    "rdbulk funnel get contacts.csv -o funnels.csv": "rdbulk funnel get contatos.csv -o funis.csv",
    "rdbulk funnel get contacts.csv --dedupe -o funnels.csv": "rdbulk funnel get contatos.csv --dedupe -o funis.csv",
    "rdbulk funnel get contacts.csv --sandbox": "rdbulk funnel get contatos.csv --sandbox",
    "rdbulk verify results.csv -o verified.csv": "rdbulk verify resultados.csv -o verificados.csv",
    "rdbulk verify results.csv --only-failed -o missing.csv --rejects later.csv":
      "rdbulk verify resultados.csv --only-failed -o faltam.csv --rejects rever.csv",
    "rdbulk verify results.csv --of won --wait 5m -o verified.csv":
      "rdbulk verify resultados.csv --of won --wait 5m -o verificados.csv",
    "rdbulk auth login --profile acme --redirect-uri https://acme.example/back":
      "rdbulk auth login --profile acme --redirect-uri https://acme.example/volta",
    "For example: rdbulk lost contacts.csv -o results.csv": "Por exemplo: rdbulk lost contatos.csv -o resultados.csv",
  ]
}
