package awssdk

import "strings"

// Key returns the name in a workflow of a member that a Go field holds: DBInstanceIdentifier is DbInstanceIdentifier, ETag stays.
func Key(field string) string {
	getter := uncapitalize(field)
	if reserved[getter] {
		getter += "Value"
	}
	return upperFirst(getter)
}

// Action returns the name of an operation in a Resource: StartFHIRImportJob is startFHIRImportJob.
func Action(operation string) string {
	if operation == "" || !isUpper(operation[0]) {
		return operation
	}
	return strings.ToLower(operation[:1]) + operation[1:]
}

// uncapitalize lowers the capitals that a name begins with, but for the one that begins the next word: the last before a
// lower-case letter.
func uncapitalize(name string) string {
	n := 0
	for n < len(name) && isUpper(name[n]) {
		n++
	}
	if n > 1 && n < len(name) && isLower(name[n]) {
		n--
	}
	return strings.ToLower(name[:n]) + name[n:]
}

// ErrorName returns the second part of the name of an error, "NoSuchKeyException" for the Go type NoSuchKey. The name of the Java
// class says it: in words of one capital each, without "Fault", with "Exception" at the end.
func ErrorName(typ string) string {
	var b strings.Builder
	for _, w := range words(strings.TrimSuffix(typ, "Fault")) {
		b.WriteString(upperFirst(strings.ToLower(w)))
	}
	name := b.String()
	if !strings.HasSuffix(name, "Exception") {
		name += "Exception"
	}
	return name
}

// words cuts a name in camel case: before a capital behind a lower-case letter, before the last capital of a run when a lower-case
// letter follows, and behind a digit.
func words(name string) []string {
	var out []string
	start := 0
	for i := 1; i < len(name); i++ {
		before, here := name[i-1], name[i]
		next := byte(0)
		if i+1 < len(name) {
			next = name[i+1]
		}
		if isLower(before) && isUpper(here) || isUpper(before) && isUpper(here) && isLower(next) || isDigit(before) && !isDigit(here) {
			out, start = append(out, name[start:i]), i
		}
	}
	return append(out, name[start:])
}

func isUpper(c byte) bool { return 'A' <= c && c <= 'Z' }
func isLower(c byte) bool { return 'a' <= c && c <= 'z' }
func isDigit(c byte) bool { return '0' <= c && c <= '9' }

func upperFirst(s string) string {
	if s == "" || !isLower(s[0]) {
		return s
	}
	return strings.ToUpper(s[:1]) + s[1:]
}

// reserved are the names that no getter of the AWS SDK for Java has: the words of the language, and methods that its classes have
// already.
var reserved = func() map[string]bool {
	out := map[string]bool{}
	for _, word := range strings.Fields(`
		abstract assert boolean break byte case catch char class const continue default do double else enum extends false final
		finally float for goto if implements import instanceof int interface long native new null package private protected public
		return short static strictfp super switch synchronized this throw throws transient true try void volatile while
		builder equals getClass hashCode notify notifyAll overrideConfiguration toString wait`) {
		out[word] = true
	}
	return out
}()
