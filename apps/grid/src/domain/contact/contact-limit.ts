/** How long after signing a reporter may wait to be contacted; ours. SQL on the event `f`. */
export const CONTACT_LIMIT = `CASE f.urgency WHEN 'DANGER' THEN interval '30 minutes' ELSE interval '24 hours' END`;
