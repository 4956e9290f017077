SELECT
  CASE typeof(i.uuid) WHEN 'blob' THEN
    lower(substr(hex(i.uuid), 1, 8) || '-' || substr(hex(i.uuid), 9, 4) || '-' || substr(hex(i.uuid), 13, 4) || '-' ||
          substr(hex(i.uuid), 17, 4) || '-' || substr(hex(i.uuid), 21))
  ELSE i.uuid END AS uuid,
  datetime(i.id / 1048576, 'unixepoch') AS callDate,
  service.text AS service,
  direction.text AS direction,
  status.text AS status,
  i.duration_seconds AS durationSeconds,
  trim(ifnull(party.wire ->> '$.firstName', '') || ' ' || ifnull(party.wire ->> '$.lastName', '') ||
       ifnull(party.wire ->> '$.name', '')) AS contactName,
  party.wire ->> '$.type' AS contactType,
  ifnull(external.wire ->> '$.numberFormatted', party.wire ->> '$.number') AS number,
  (SELECT group_concat((agent.wire ->> '$.firstName') || ' ' || (agent.wire ->> '$.lastName'), ', ')
     FROM json_each(i.receivers) AS receiver JOIN entity AS agent ON agent.id = receiver.value) AS agents,
  (SELECT group_concat(agent.wire ->> '$.internal', ', ')
     FROM json_each(i.receivers) AS receiver JOIN entity AS agent ON agent.id = receiver.value) AS extensions,
  queue.text AS queue,
  destination.text AS destination,
  i.cost AS cost,
  (SELECT group_concat(flag.wire ->> '$.name', ', ')
     FROM json_each(i.flags) AS used JOIN entity AS flag ON flag.id = used.value ->> 0) AS flags,
  i.sms_text AS smsText,
  (SELECT count(*) FROM note WHERE note.interaction_id = i.id) AS noteCount,
  (SELECT group_concat(
      note.created || ', ' || (author.wire ->> '$.firstName') || ' ' || (author.wire ->> '$.lastName') || char(10) ||
      CASE WHEN json_valid(note.text) AND note.text LIKE '{%' THEN
        (SELECT group_concat(block.value ->> '$.text', char(10)) FROM json_each(note.text, '$.blocks') AS block)
      ELSE note.text END, char(10) || char(10))
     FROM note LEFT JOIN entity AS author ON author.id = note.author
    WHERE note.interaction_id = i.id) AS notes
FROM interaction AS i
LEFT JOIN label AS service ON service.id = i.service
LEFT JOIN label AS direction ON direction.id = i.direction
LEFT JOIN label AS status ON status.id = i.status
LEFT JOIN label AS queue ON queue.id = i.queue_status
LEFT JOIN label AS destination ON destination.id = i.destination
LEFT JOIN entity AS party ON party.id = CASE lower(direction.text) WHEN 'in' THEN i.from_caller ELSE i.to_caller END
LEFT JOIN entity AS external ON external.id = i.external_number
ORDER BY i.id DESC;
