/** Notes that the CRM no longer lists are found without reading every note. */
export const sql = `
CREATE INDEX note_vanished ON note (vanished_at, interaction_id) WHERE vanished_at IS NOT NULL;
`;
