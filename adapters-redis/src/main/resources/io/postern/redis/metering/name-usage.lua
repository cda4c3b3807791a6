-- Notes series of one day, as far as there is room for them.
--
-- KEYS  1 texts of the day's series by their names  2 how many series each application has
-- ARGV  1 most series  2 most series of one application  3 when both keys go, in Unix seconds
--       then each of these: application; name and text of the series; the same of it without its route; the same of it
--       without its application
-- Answers for each which of the three it is summed under, from zero.

local answers = {}
for at = 4, #ARGV, 7 do
  local form = 0
  if redis.call('HEXISTS', KEYS[1], ARGV[at + 1]) == 0 then
    local held = redis.call('HGET', KEYS[2], ARGV[at])
    if redis.call('HLEN', KEYS[1]) >= tonumber(ARGV[1]) or tonumber(held or 0) >= tonumber(ARGV[2]) then
      form = held and 1 or 2
    else
      redis.call('HINCRBY', KEYS[2], ARGV[at], 1)
    end
    redis.call('HSET', KEYS[1], ARGV[at + 1 + 2 * form], ARGV[at + 2 + 2 * form])
  end
  answers[#answers + 1] = form
end
redis.call('EXPIREAT', KEYS[1], ARGV[3])
redis.call('EXPIREAT', KEYS[2], ARGV[3])
return answers
