// Registers a request for a known customer, or says by which clause it is refused.

import { Refusal, Shouhou } from "./client";

export async function register(site: string, key: string, phone: string): Promise<string> {
  const shouhou = new Shouhou({ site, key, language: "en" });
  const found = await shouhou.call("list_customers", { query: { q: phone } });
  const customer = found.items[0];
  if (!customer) throw new Error(`nobody has the number ${phone}`);
  try {
    const made = await shouhou.call("request_received", {
      body: { customer_id: customer.id, channel: "phone", requirement: "真空炉不升温" },
    });
    return made.number;
  } catch (error) {
    if (error instanceof Refusal) {
      for (const reason of error.problem.reasons ?? []) console.warn(reason.clause, reason.says);
    }
    throw error;
  }
}
