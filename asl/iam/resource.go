package iam

import (
	"slices"
	"strings"
)

// wildcard is the pattern of any text.
var wildcard = Resource{{Text: "*"}}

// holes are the names of holes in patterns of ours.
var holes = map[string]Hole{
	"Partition": HolePartition, "Region": HoleRegion, "Account": HoleAccount, "StateMachineArn": HoleStateMachineARN, "StateMachineName": HoleStateMachineName,
}

// pseudo are the placeholders of a definition that are no parameters: those that CloudFormation fills in for every template.
var pseudo = map[string]Hole{"AWS::Partition": HolePartition, "AWS::Region": HoleRegion, "AWS::AccountId": HoleAccount}

// literal reads a text of a definition: ${name} is a placeholder, all else stands for itself.
func literal(text string) Resource { return scan(text, escape, pseudo) }

// parse reads a pattern: as literal, but * and ? stand for any text.
func parse(text string) Resource { return scan(text, func(s string) string { return s }, holes) }

// scan splits a text at its placeholders.
func scan(text string, plain func(string) string, known map[string]Hole) Resource {
	var r Resource
	for text != "" {
		name, start, end := placeholder(text)
		if start > 0 {
			r = append(r, Part{Text: plain(text[:start])})
		}
		if name != "" {
			if hole := known[name]; hole != "" {
				r = append(r, Part{Hole: hole})
			} else if name == "*" || name == "?" || name == "$" {
				r = append(r, Part{Text: text[start:end]}) // an escape of IAM
			} else {
				r = append(r, Part{Hole: HoleParam, Param: name})
			}
		}
		text = text[end:]
	}
	return r.tidy()
}

// placeholder finds the first ${name} of a text: its name and where it stands. Without one, the name is empty and the text ends at both.
func placeholder(text string) (name string, start, end int) {
	for i := 0; ; {
		open := strings.Index(text[i:], "${")
		if open < 0 {
			return "", len(text), len(text)
		}
		open += i
		if shut := strings.IndexAny(text[open+2:], "{}\"\r\n"); shut > 0 && text[open+2+shut] == '}' {
			return text[open+2 : open+2+shut], open, open + shut + 3
		}
		i = open + 2
	}
}

// escape spells a text so that no character of it is a wildcard of IAM.
func escape(text string) string {
	return strings.NewReplacer("*", "${*}", "?", "${?}").Replace(text)
}

// tidy joins texts that follow each other.
func (r Resource) tidy() Resource {
	var tidy Resource
	for _, p := range r {
		if n := len(tidy); n > 0 && p.Hole == "" && tidy[n-1].Hole == "" {
			tidy[n-1].Text += p.Text
			continue
		}
		if p.Hole != "" || p.Text != "" {
			tidy = append(tidy, p)
		}
	}
	return tidy
}

// concat joins resources.
func concat(list ...Resource) Resource { return Resource(slices.Concat(list...)).tidy() }

// lead is the text that the resource begins with, up to its first hole or wildcard.
func (r Resource) lead() string {
	if len(r) == 0 || r[0].Hole != "" {
		return ""
	}
	text := r[0].Text
	if i := wildcardAt(text); i >= 0 {
		text = text[:i]
	}
	return text
}

// size is the number of characters and holes.
func (r Resource) size() int {
	n := 0
	for _, p := range r {
		n += max(len(p.Text), 1)
	}
	return n
}

// isARN reports whether the resource begins as an ARN does, or with a placeholder whose name says that it is one and more behind it:
// ${fn_arn}:live.
func (r Resource) isARN() bool {
	return strings.HasPrefix(r.lead(), "arn:") || len(r) > 1 && r[0].Hole == HoleParam && namedARN.MatchString(r[0].Param)
}

// becomesARN reports whether the resource begins with a hole that is filled with an ARN made of something else.
func (r Resource) becomesARN() bool {
	return len(r) > 0 && (r[0].Hole == HoleNameOrARN || r[0].Hole == HoleS3ARN || r[0].Hole == HoleQueueARN || r[0].Hole == HoleExecutions || r[0].Hole == HoleStateMachineARN)
}

// param returns the placeholder that is the whole resource, "" when it is something else.
func (r Resource) param() string {
	if len(r) == 1 && r[0].Hole == HoleParam {
		return r[0].Param
	}
	return ""
}

// any reports whether the resource tells nothing at all.
func (r Resource) any() bool { return len(r) == 1 && r[0].Hole == "" && r[0].Text == "*" }

// wild reports whether the resource holds a wildcard.
func (r Resource) wild() bool {
	return slices.ContainsFunc(r, func(p Part) bool { return p.Hole == "" && wildcardAt(p.Text) >= 0 })
}

// wildcardAt is the index of the first wildcard in a text, -1 without one. Escaped ones are none.
func wildcardAt(text string) int {
	for i := 0; i < len(text); i++ {
		switch {
		case strings.HasPrefix(text[i:], "${*}") || strings.HasPrefix(text[i:], "${?}"):
			i += 3
		case text[i] == '*' || text[i] == '?':
			return i
		}
	}
	return -1
}

// plain returns the text of a resource without holes and wildcards; false when it has some.
func (r Resource) plain() (string, bool) {
	if len(r) == 0 {
		return "", true
	}
	if len(r) > 1 || r[0].Hole != "" || wildcardAt(r[0].Text) >= 0 {
		return "", false
	}
	return strings.NewReplacer("${*}", "*", "${?}", "?").Replace(r[0].Text), true
}

// split cuts the resource at a separator in its texts into at most n parts; n < 0 means all.
func (r Resource) split(separator string, n int) []Resource {
	list := []Resource{nil}
	for _, p := range r {
		if p.Hole != "" {
			list[len(list)-1] = append(list[len(list)-1], p)
			continue
		}
		for rest := p.Text; ; {
			head, tail, found := rest, "", false
			if n < 0 || len(list) < n {
				head, tail, found = strings.Cut(rest, separator)
			}
			if head != "" {
				list[len(list)-1] = append(list[len(list)-1], Part{Text: head})
			}
			if !found {
				break
			}
			list, rest = append(list, nil), tail
		}
	}
	return list
}
