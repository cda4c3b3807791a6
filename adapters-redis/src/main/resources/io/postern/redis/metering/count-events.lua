-- How much waits for a sink.
--
-- KEYS  1 stream  2 how many unreadable ones there ever were
-- Answers the events, the milliseconds that the oldest has waited, and the unreadable ones.

local oldest = redis.call('XRANGE', KEYS[1], '-', '+', 'COUNT', 1)[1]
local waited = 0
if oldest then
  local now = redis.call('TIME')
  local came = tonumber(string.match(oldest[1], '^%d+'))
  waited = math.max(0, tonumber(now[1]) * 1000 + math.floor(tonumber(now[2]) / 1000) - came)
end
return { redis.call('XLEN', KEYS[1]), waited, tonumber(redis.call('GET', KEYS[2]) or 0) }
