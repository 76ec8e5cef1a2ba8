/** As the process of a department signs in: row rules bind it. */
export const SERVICE_LOGIN = 'gezhi_test';

/** The test server believes whoever reaches its socket, so the login needs no password. */
export function serviceUrlOf(url: string): string {
  const service = new URL(url);
  service.username = SERVICE_LOGIN;
  return service.toString();
}
