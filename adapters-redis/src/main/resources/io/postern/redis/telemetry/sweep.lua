-- Forgets takers that are long gone and hold nothing, so that restarts do not pile their names up.
--
-- KEYS  1 and further: streams
-- ARGV  1 group  2 how long in ms a taker must have been silent
-- Answers how many were forgotten.

local forgotten = 0
for _, stream in ipairs(KEYS) do
  local consumers = redis.pcall('XINFO', 'CONSUMERS', stream, ARGV[1])
  -- Without the stream or its group, the error's table has no elements, and there is nothing to forget.
  for _, consumer in ipairs(consumers) do
    local about = {}
    for i = 1, #consumer, 2 do
      about[consumer[i]] = consumer[i + 1]
    end
    if about.pending == 0 and about.idle > tonumber(ARGV[2]) then
      redis.call('XGROUP', 'DELCONSUMER', stream, ARGV[1], about.name)
      forgotten = forgotten + 1
    end
  end
end
return forgotten
