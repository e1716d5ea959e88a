package service

import (
	_ "embed" // the tables
	"strconv"
	"strings"
	"sync"

	"github.com/aslgen/aslgen/asl/diag"
)

//go:embed sdk.index
var sdkIndexText string

// index is the list of SDK services, read at first use.
type index struct {
	names    []string
	byName   map[string]*SDKService
	byPrefix map[string]*SDKService
}

var sdkIndex = sync.OnceValue(func() *index {
	x := &index{byName: make(map[string]*SDKService, 512), byPrefix: make(map[string]*SDKService, 512)}
	for line := range strings.SplitSeq(strings.TrimSuffix(sdkIndexText, "\n"), "\n") {
		if strings.HasPrefix(line, "#") {
			continue
		}
		word := strings.SplitN(line, " ", 8)
		offset, _ := strconv.Atoi(word[5])
		length, _ := strconv.Atoi(word[6])
		s := &SDKService{
			Name: word[0], ErrorPrefix: word[1], IAMPrefix: undash(word[2]), GoPackage: undash(word[3]), Documented: word[4] == "y", ID: word[7],
			calls: reader(word[1], offset, length),
		}
		x.names = append(x.names, s.Name)
		x.byName[s.Name], x.byPrefix[s.ErrorPrefix] = s, s
	}
	return x
})

func undash(word string) string {
	if word == "-" {
		return ""
	}
	return word
}

// LookupErrorPrefix returns the service whose errors begin with a prefix, such as "Sfn", nil when the catalogue has none.
func LookupErrorPrefix(prefix string) *SDKService { return sdkIndex().byPrefix[prefix] }

// Misnamed returns the service that is known elsewhere under a name that Step Functions does not use for any: its package in the AWS
// SDK for Go, its IAM prefix, its service id, or its name in other letters ("logs" is cloudwatchlogs, "DynamoDB" is dynamodb). Nil:
// none is, or the name is a service's own.
func Misnamed(name string) *SDKService {
	x, plain := sdkIndex(), PlainName(name)
	if plain == "" || x.byName[name] != nil {
		return nil
	}
	if s := x.byName[plain]; s != nil {
		return s
	}
	if s := x.byName[map[string]string{"stepfunctions": "sfn", "systemsmanager": "ssm"}[plain]]; s != nil {
		return s
	}
	var found *SDKService
	for _, n := range x.names {
		s := x.byName[n]
		if s.GoPackage == name || PlainName(s.ID) == plain {
			return s
		}
		if s.IAMPrefix == name && (found == nil || len(s.Name) < len(found.Name)) {
			found = s // the shortest name is the service itself, the others are parts of it
		}
	}
	return found
}

// NearestSDK returns the name of the service that a misspelt one most likely means, "" when none is near.
func NearestSDK(name string) string { return diag.Nearest(name, sdkIndex().names) }

// PlainName keeps the letters and digits of the name of a service, in lower case: what is left where people write it with dashes or
// capitals of their own.
func PlainName(name string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case 'a' <= r && r <= 'z' || '0' <= r && r <= '9':
			return r
		case 'A' <= r && r <= 'Z':
			return r + 'a' - 'A'
		default:
			return -1
		}
	}, name)
}
