# Reads and files as FixMyStreet does, in XML: perl reader.pl ROOT KEY. Prints what each call gave, one "name value" a line.
use strict;
use warnings;
use utf8;
use LWP::UserAgent;
use XML::Simple;
binmode STDOUT, ':encoding(UTF-8)';

my ($root, $key) = @ARGV;
my $agent = LWP::UserAgent->new(timeout => 20);
my $parser = XML::Simple->new(ForceArray => [qw(service attribute value request error)], SuppressEmpty => 1, KeyAttr => {});

sub content { my ($answer) = @_; return $parser->parse_string($answer->content) }
sub get { my ($path) = @_; return $agent->get("$root/$path") }

my $discovery = content(get('discovery.xml'));
print "endpoint $discovery->{endpoints}{endpoint}{url}\n";
print "formats @{$discovery->{endpoints}{endpoint}{formats}{format}}\n";

my @services = @{content(get('v2/services.xml?jurisdiction_id=anhe'))->{service}};
my ($pension) = grep { $_->{service_code} eq 'pension-claim' } @services;
print 'services ', scalar @services, "\n";
print "metadata $pension->{metadata}\n";
print "keywords ", join('|', split /,/, $pension->{keywords}), "\n";

my @attributes = @{content(get('v2/services/pension-claim.xml'))->{attributes}{attribute}};
print 'attributes ', join(' ', map { "$_->{code}:$_->{datatype}:$_->{required}" } @attributes), "\n";
print 'kinds ', scalar @{$attributes[0]{values}{value}}, "\n";

my $posted = $agent->post("$root/v2/requests.xml", Content_Type => 'application/x-www-form-urlencoded; charset=utf-8', Content => [
    jurisdiction_id => 'anhe', api_key => $key, service_code => 'pension-claim', address_id => 'donghu', lat => '', long => '',
    description => join('', map { chr } unpack('C*', "\xe9\x80\x80\xe4\xbc\x91\xe9\x87\x91\xe5\x81\x9c\xe5\x8f\x91\xe4\xba\x86")),
    'attribute[needs]' => 'ramp', 'attribute[needs]' => 'dialect']);
my $id = content($posted)->{request}[0]{service_request_id};
print "posted $id\n";

print 'token ', content(get("v2/tokens/$id.xml"))->{request}[0]{service_request_id}, "\n";
my $request = content(get("v2/requests/$id.xml"))->{request}[0];
print "request $request->{status} $request->{lat} $request->{long} $request->{requested_datetime}\n";
print 'listed ', join(' ', map { $_->{service_request_id} } @{content(get('v2/requests.xml?status=open'))->{request}}), "\n";

my $refused = get('v2/services/nonsense.xml');
print 'refused ', $refused->code, ' ', content($refused)->{error}[0]{code}, ' ', content($refused)->{error}[0]{description}, "\n";
