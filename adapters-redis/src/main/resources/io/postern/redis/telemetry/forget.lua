-- Forgets dead letters.
--
-- KEYS  1 stream  2 depth  3 of destinations
-- ARGV  ids of entries
-- Answers how many of them were there.

local gone, bytes = 0, 0
for _, id in ipairs(ARGV) do
  local entry = redis.call('XRANGE', KEYS[1], id, id)[1]
  if entry then
    let_go(entry)
    gone = gone + 1
    bytes = bytes + #entry[2][2]
  end
end
if gone > 0 then
  local kept = tonumber(redis.call('HGET', KEYS[2], 'bytes') or 0)
  redis.call('HSET', KEYS[2], 'bytes', math.max(kept - bytes, 0))
end
return gone
