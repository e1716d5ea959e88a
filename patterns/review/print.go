package review

import "fmt"

// Format prints a request with package fmt as any other struct, but without its task token. Encoders write the token: the JSON of a
// request is what its channel brings, so it belongs in no log. https://pkg.go.dev/fmt#Formatter
func (r Request[Q]) Format(s fmt.State, verb rune) {
	type plain Request[Q] // without this method
	if r.TaskToken != "" {
		r.TaskToken = "[task token]"
	}
	_, _ = fmt.Fprintf(s, fmt.FormatString(s, verb), plain(r))
}
