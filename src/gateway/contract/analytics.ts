// What analytics takes and gives: patterns, metrics, trends, insights.
export interface AnalyticsOperations {}
