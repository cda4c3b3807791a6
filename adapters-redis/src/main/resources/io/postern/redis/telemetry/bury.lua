-- Keeps dead letters; at either bound the oldest go.
--
-- KEYS  1 stream  2 depth
-- ARGV  1 most letters  2 most bytes, then the letters
-- Answers how many are kept.

local letters_max, bytes_max = tonumber(ARGV[1]), tonumber(ARGV[2])
local bytes = tonumber(redis.call('HGET', KEYS[2], 'bytes') or 0)
for i = 3, #ARGV do
  redis.call('XADD', KEYS[1], '*', 'l', ARGV[i])
  bytes = bytes + #ARGV[i]
end
local letters = redis.call('XLEN', KEYS[1])
while letters > letters_max or (bytes > bytes_max and letters > 1) do
  local oldest = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
  redis.call('XDEL', KEYS[1], oldest[1])
  bytes = bytes - #oldest[2][2]
  letters = letters - 1
end
redis.call('HSET', KEYS[2], 'bytes', bytes)
return letters
