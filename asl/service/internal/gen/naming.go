package main

import (
	"regexp"
	"strings"
)

// The SDK integrations use the names of the AWS SDK for Java 2. These are its rules as far as the catalogue needs them.

// actionName is the name of an operation in a Resource.
func actionName(operation string) string { return strings.ToLower(operation[:1]) + operation[1:] }

// parameterName is the name of a member of the input in Parameters and Arguments. The exceptions of the service list the names
// that deviate: leading acronyms (DBName is DbName) and words that Java reserves (Default is DefaultValue).
func parameterName(member string, exceptions map[string]string) string {
	name := strings.ToUpper(member[:1]) + member[1:]
	if other, ok := exceptions[name]; ok {
		return other
	}
	return name
}

// exceptionName is the name of an error after the prefix of the service: DBInstanceNotFoundFault is DbInstanceNotFoundException.
func exceptionName(shape string) string {
	switch {
	case strings.HasSuffix(shape, "Fault"):
		return pascal(strings.TrimSuffix(shape, "Fault")) + "Exception"
	case strings.HasSuffix(shape, "Exception"):
		return pascal(shape)
	default:
		return pascal(shape) + "Exception"
	}
}

// boundaries are the places between two words of a name, tried in this order.
var boundaries = []struct {
	at   *regexp.Regexp
	with string
}{
	{regexp.MustCompile(`[^A-Za-z0-9]+`), " "},                 // my-name
	{regexp.MustCompile(`([^a-z]{2,})v([0-9]+)`), "$1 v$2 "},   // APIv2
	{regexp.MustCompile(`([^A-Z]{2,})V([0-9]+)`), "$1 V$2 "},   // ApiV2
	{regexp.MustCompile(`([a-z])([A-Z][A-Za-z0-9])`), "$1 $2"}, // notFound
	{regexp.MustCompile(`([a-z])([A-Z][A-Za-z0-9])`), "$1 $2"}, // again: a match eats the letter that the next one needs
	{regexp.MustCompile(`([A-Z]+)([A-Z][a-z])`), "$1 $2"},      // DBInstance
	{regexp.MustCompile(`([0-9])([A-Za-z])`), "$1 $2"},         // s3object
}

// pascal writes a name with one capital for each of its words.
func pascal(name string) string {
	for _, b := range boundaries {
		name = b.at.ReplaceAllString(name, b.with)
	}
	words := strings.Fields(name)
	for i, word := range words {
		words[i] = strings.ToUpper(word[:1]) + strings.ToLower(word[1:])
	}
	return strings.Join(words, "")
}
