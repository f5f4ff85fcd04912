// What notifications take and give: the ledger, preferences, answers.
export interface NotificationsOperations {}
