# What CloudWatch and CloudWatch Logs say when all is well, one request a connection: enough for train, and for nothing else.
use strict;
use warnings;
use IO::Socket::INET;

my $door = IO::Socket::INET->new(LocalAddr => '127.0.0.1', LocalPort => $ARGV[0], Listen => 128, ReuseAddr => 1)
  or die "cloudwatch.pl: port $ARGV[0]: $!\n";
while (my $caller = $door->accept) {
    my ($length, $cbor) = (0, 0);
    while (defined(my $line = <$caller>)) {
        last if $line eq "\r\n";
        $length = $1 if $line =~ /^content-length:\s*(\d+)/i;
        $cbor = 1 if $line =~ /^smithy-protocol:/i;
    }
    read $caller, my ($body), $length;
    my $answer = $cbor ? "\xa0" : '{}';
    my $type = $cbor ? "application/cbor\r\nsmithy-protocol: rpc-v2-cbor" : 'application/x-amz-json-1.1';
    print $caller "HTTP/1.1 200 OK\r\ncontent-type: $type\r\ncontent-length: ", length $answer,
      "\r\nx-amzn-requestid: 1\r\nconnection: close\r\n\r\n$answer";
    close $caller;
}
