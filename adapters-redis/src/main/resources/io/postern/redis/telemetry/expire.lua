-- Forgets dead letters that were kept for their time, oldest first.
--
-- KEYS  1 stream  2 depth  3 of destinations
-- ARGV  1 the time in ms before which letters go  2 most letters
-- Answers how many went.

local gone, bytes = 0, 0
while gone < tonumber(ARGV[2]) do
  local entry = redis.call('XRANGE', KEYS[1], '-', '(' .. ARGV[1] .. '-0', 'COUNT', 1)[1]
  if not entry then
    break
  end
  let_go(entry)
  gone = gone + 1
  bytes = bytes + #entry[2][2]
end
if gone > 0 then
  local kept = tonumber(redis.call('HGET', KEYS[2], 'bytes') or 0)
  redis.call('HSET', KEYS[2], 'bytes', math.max(kept - bytes, 0))
end
return gone
