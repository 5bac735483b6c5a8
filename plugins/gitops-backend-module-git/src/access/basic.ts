/** Value of an `Authorization` header of HTTP's basic scheme. */
export function basic(user: string, password: string): string {
  return `Basic ${Buffer.from(`${user}:${password}`).toString('base64')}`;
}
