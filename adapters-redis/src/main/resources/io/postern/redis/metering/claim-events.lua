-- Claims meter events that wait for a sink: first those whose claim has ended, then new ones.
--
-- KEYS  1 stream
-- ARGV  1 group  2 consumer  3 lease in ms  4 most events  5 where to look on for ended claims
-- Answers where to look on next time, then entry id and text of each claim.

local group, consumer, most = ARGV[1], ARGV[2], tonumber(ARGV[4])
local answer = { ARGV[5] }
-- Redis serves nobody else meanwhile. Each step goes through up to ten times the entries that it may claim.
local STEPS_MAX = 20

-- A flushed or new Redis has no group: it is made, and the command done again. Other errors are raised by the repeat.
local function in_group(...)
  local reply = redis.pcall(...)
  if type(reply) ~= 'table' or not reply.err then
    return reply
  end
  if string.find(reply.err, 'NOGROUP', 1, true) then
    redis.call('XGROUP', 'CREATE', KEYS[1], group, '0', 'MKSTREAM')
  end
  return redis.call(...)
end

local function left()
  return most - (#answer - 1) / 2
end

local function claim(entry)
  answer[#answer + 1] = entry[1]
  answer[#answer + 1] = entry[2][2] or ''
end

-- Goes on where the last look ended: what the sink cannot take comes round after each lease, and what lies behind it
-- must not wait until all of that is gone.
local function claim_ended()
  for _ = 1, STEPS_MAX do
    local reply = in_group('XAUTOCLAIM', KEYS[1], group, consumer, ARGV[3], answer[1], 'COUNT', left())
    answer[1] = reply[1]
    for _, entry in ipairs(reply[2]) do
      -- Redis 6.2 answers nothing in the place of an entry that somebody deleted by hand.
      if entry and entry[2] then
        claim(entry)
      end
    end
    if answer[1] == '0-0' or left() < 1 then
      return
    end
  end
end

local function claim_new()
  local reply = in_group('XREADGROUP', 'GROUP', group, consumer, 'COUNT', left(), 'STREAMS', KEYS[1], '>')
  if reply then
    for _, entry in ipairs(reply[1][2]) do
      claim(entry)
    end
  end
end

claim_ended()
if left() >= 1 then
  claim_new()
end
return answer
