-- Keeps dead letters; at either bound the oldest go.
--
-- KEYS  1 stream  2 depth
-- ARGV  1 most letters  2 most bytes, then the letters
-- Answers how many letters went.

local letters_max, bytes_max = tonumber(ARGV[1]), tonumber(ARGV[2])
-- Deletes nothing and needs no memory: a Redis that is out of memory refuses what does, but not in a script that has
-- written already. Without a place for its dead letters no round of delivery could settle, and nothing would make room.
redis.call('XDEL', KEYS[1], '0-0')
local letters = redis.call('XLEN', KEYS[1])
local bytes = 0
-- Who clears the stream by hand need not know that its bytes are counted.
if letters > 0 then
  bytes = tonumber(redis.call('HGET', KEYS[2], 'bytes') or 0)
end
for i = 3, #ARGV do
  redis.call('XADD', KEYS[1], '*', 'l', ARGV[i])
  bytes = bytes + #ARGV[i]
  letters = letters + 1
end
local gone = 0
while letters > letters_max or (bytes > bytes_max and letters > 1) do
  local oldest = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
  redis.call('XDEL', KEYS[1], oldest[1])
  bytes = bytes - #oldest[2][2]
  letters = letters - 1
  gone = gone + 1
end
redis.call('HSET', KEYS[2], 'bytes', bytes)
return gone
