POSTERN={gate} CLIENT_SECRET_KEY={client-secret} OPERATOR_KEY={operator-key}
TIME=$(date +%s)000 SALT=$(openssl rand -hex 8)
HASH=$(printf %s "$TIME$SALT$CLIENT_SECRET_KEY" | openssl dgst -sha256 -binary | openssl base64 -A)
CLIENT_TOKEN=$(printf %s "$TIME::$SALT::$HASH" | openssl base64 -A)
send() { curl -sS -H 'Content-Type: application/json' -d "$2" "$POSTERN$1"; echo; }
TOKEN=$(send /token '{"clientToken":"'$CLIENT_TOKEN'"}' | sed 's/.*"accessToken":"\([^"]*\)".*/\1/')
send /metric '{"accessToken":"'$TOKEN'","params":{"Namespace":"demo","MetricData":[{"MetricName":"clicks","Value":1}]}}'
send /logEvents '{"accessToken":"'$TOKEN'","logGroupName":"demo","logStreamName":"web","logEvents":[{"message":"hello","timestamp":'$TIME'}]}'
sleep 3 # delivery waits a second for company
read_back() { curl -sS -H "x-api-key: $OPERATOR_KEY" "$POSTERN/api/v1/$1"; echo; }
read_back 'metrics/statistics?namespace=demo&metricName=clicks&statistic=Sum'
read_back 'logs/events?logGroupName=demo'
