package service

import "strings"

// Kind says what a Resource names. The zero value is nothing that a Task can call.
type Kind int

const (
	// Other is an ARN of something that no Task can call.
	Other Kind = iota
	// Lambda is a Lambda function, with or without version or alias: arn:aws:lambda:region:account:function:name.
	Lambda
	// Activity is an activity: arn:aws:states:region:account:activity:name.
	Activity
	// Optimized is an optimized integration: arn:aws:states:::sqs:sendMessage.
	Optimized
	// SDK is an AWS SDK integration: arn:aws:states:::aws-sdk:sqs:receiveMessage.
	SDK
)

// Resource is the Resource of a Task, taken apart. Each part may hold ${…} placeholders of a template.
type Resource struct {
	// Kind says what it names.
	Kind Kind
	// Partition, Region and Account are the parts of the ARN. Integrations have neither region nor account.
	Partition, Region, Account string
	// Owner is the service of the ARN, its third part: "states" or "lambda" for what a Task can call.
	Owner string
	// Service is the service called, "sqs". Only Optimized and SDK have it.
	Service string
	// Action is the action called, "sendMessage". Only Optimized and SDK have it.
	Action string
	// Pattern is the end of the Resource from the first dot after the action, which may be no known pattern. Only Optimized and
	// SDK have it.
	Pattern Pattern
	// Name is the name of the function or the activity; for Other all after the account.
	Name string
	// Qualifier is the version or alias of a function. Empty: the unpublished version.
	Qualifier string
}

// Parse takes a Resource apart. It returns false for a text that is no ARN: "arn", partition, service, region, account and at least
// one more part that is not empty, joined by colons.
func Parse(text string) (Resource, bool) {
	parts := splitARN(text)
	if len(parts) < 6 || parts[0] != "arn" || parts[1] == "" || parts[2] == "" || parts[5] == "" {
		return Resource{}, false
	}
	r := Resource{Partition: parts[1], Owner: parts[2], Region: parts[3], Account: parts[4], Name: strings.Join(parts[5:], ":")}
	rest := parts[5:]
	switch {
	case r.Owner == "lambda" && rest[0] == "function":
		if len(rest) == 2 && rest[1] != "" {
			r.Kind, r.Name = Lambda, rest[1]
		} else if len(rest) == 3 && rest[1] != "" && rest[2] != "" {
			r.Kind, r.Name, r.Qualifier = Lambda, rest[1], rest[2]
		}
	case r.Owner == "states" && rest[0] == "activity":
		if len(rest) == 2 && rest[1] != "" {
			r.Kind, r.Name = Activity, rest[1]
		}
	case r.Owner == "states" && rest[0] == "aws-sdk":
		if len(rest) > 2 {
			r.call(SDK, rest[1], rest[2:])
		}
	case r.Owner == "states" && len(rest) > 1 && !ownResource(rest[0]):
		r.call(Optimized, rest[0], rest[1:])
	}
	return r, true
}

// call sets what an integration calls.
func (r *Resource) call(kind Kind, service string, rest []string) {
	action := strings.Join(rest, ":")
	if service == "" || action == "" {
		return
	}
	dot := indexOutside(action, '.')
	r.Kind, r.Service, r.Action, r.Pattern, r.Name = kind, service, action[:dot], Pattern(action[dot:]), ""
}

// ownResource reports whether a word is a type of resource that Step Functions itself has, so that the ARN names no integration.
func ownResource(word string) bool {
	switch word {
	case "stateMachine", "execution", "express", "mapRun":
		return true
	default:
		return false
	}
}

// String spells the Resource as an ARN. Parse(r.String()) gives r again for every r that Parse gave.
func (r Resource) String() string {
	head := "arn:" + r.Partition + ":" + r.Owner + ":" + r.Region + ":" + r.Account + ":"
	switch r.Kind {
	case Lambda:
		if r.Qualifier != "" {
			return head + "function:" + r.Name + ":" + r.Qualifier
		}
		return head + "function:" + r.Name
	case Activity:
		return head + "activity:" + r.Name
	case Optimized:
		return head + r.Service + ":" + r.Action + string(r.Pattern)
	case SDK:
		return head + "aws-sdk:" + r.Service + ":" + r.Action + string(r.Pattern)
	default:
		return head + r.Name
	}
}

// splitARN splits a text at its colons, those inside a ${…} placeholder excepted.
func splitARN(text string) []string {
	var parts []string
	for {
		colon := indexOutside(text, ':')
		if colon == len(text) {
			return append(parts, text)
		}
		parts = append(parts, text[:colon])
		text = text[colon+1:]
	}
}

// indexOutside returns the index of the first byte c outside ${…} placeholders, the length of the text when there is none.
func indexOutside(text string, c byte) int {
	for i := 0; i < len(text); i++ {
		if text[i] == c {
			return i
		}
		if strings.HasPrefix(text[i:], "${") {
			if end := strings.IndexByte(text[i:], '}'); end > 0 {
				i += end
			}
		}
	}
	return len(text)
}
