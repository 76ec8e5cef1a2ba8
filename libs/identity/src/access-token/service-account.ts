/**
 * True when a token was got with client credentials: a machine acts for itself.
 *
 * The standard sign is that the subject is the client (RFC 9068 §2.2). Providers that give their
 * service accounts a subject of their own are known by their own signs; being taken for a machine only
 * ever takes rights away.
 */
export function isServiceAccount(claims: Readonly<Record<string, unknown>>): boolean {
  const { sub, client_id: clientId, azp, gty, idtyp, preferred_username: userName } = claims;
  const clients = [clientId, azp].filter((client) => typeof client === 'string');
  return (
    clients.some((client) => sub === client) ||
    // Keycloak
    clients.some((client) => userName === `service-account-${client.toLowerCase()}`) ||
    // Auth0
    gty === 'client-credentials' ||
    // Microsoft Entra ID
    idtyp === 'app'
  );
}
