-- Stores one frame, if the queue has room for it.
--
-- KEYS  1 stream  2 depth
-- ARGV  1 most bytes that the queue may hold  2 bytes of this frame  3 its records  4 its submissions  5 the frame
-- Answers the id of its entry, or nothing when the queue is full.

local held = tonumber(redis.call('HGET', KEYS[2], 'bytes') or 0)
if held + tonumber(ARGV[2]) > tonumber(ARGV[1]) then
  return false
end
local id = redis.call('XADD', KEYS[1], '*', 'r', ARGV[3], 's', ARGV[4], 'f', ARGV[5])
redis.call('HINCRBY', KEYS[2], 'bytes', ARGV[2])
redis.call('HINCRBY', KEYS[2], 'submissions', ARGV[4])
return id
