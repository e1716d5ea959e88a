package main

import (
	"fmt"
	"regexp"
	"strconv"
	"strings"
)

// describe says what values a shape has, for the comment of a field.
func (g *generator) describe(name string) string {
	s := g.model.Shapes[name]
	switch s.Type {
	case "structure":
		return article(key(name)) + " [" + key(name) + "]"
	case "list":
		return "a list of " + g.plural(s.Member.Shape) + bounds(s, "", " of them")
	case "map":
		return "a map to " + g.plural(s.Value.Shape) + bounds(s, "", " of them")
	case "string":
		if len(s.Enum) > 0 {
			return "one of the values of [" + key(name) + "]"
		}
		return "a text" + bounds(s, "", " characters") + pattern(s)
	case "integer", "long":
		return "a whole number" + bounds(s, "", "")
	case "float", "double":
		return "a number" + bounds(s, "", "")
	case "boolean":
		return "true or false"
	case "timestamp":
		return "a time, in milliseconds from the start of 1970 (UTC)"
	default:
		return "a value"
	}
}

// plural says the same of many values.
func (g *generator) plural(name string) string {
	s := g.model.Shapes[name]
	switch s.Type {
	case "structure":
		return "[" + key(name) + "]"
	case "list":
		return "lists of " + g.plural(s.Member.Shape)
	case "map":
		return "maps to " + g.plural(s.Value.Shape)
	case "string":
		if len(s.Enum) > 0 {
			return "values of [" + key(name) + "]"
		}
		return "texts" + bounds(s, "", " characters each")
	case "integer", "long":
		return "whole numbers" + bounds(s, "", "")
	case "float", "double":
		return "numbers" + bounds(s, "", "")
	default:
		return "values"
	}
}

// bounds says between which bounds a number or a length lies.
func bounds(s *shape, before, after string) string {
	number := func(f *float64) string { return strconv.FormatFloat(*f, 'f', -1, 64) }
	// A least length of 0 says nothing, and the largest numbers of 32 bits and more are no bounds that one meets.
	low, high := s.Min, s.Max
	if low != nil && (*low == 0 && s.Type != "integer" && s.Type != "long" && s.Type != "float" && s.Type != "double" || *low <= -1<<31) {
		low = nil
	}
	if high != nil && *high >= 1<<31-1 {
		high = nil
	}
	if high != nil && *high == 1 {
		after = strings.Replace(after, "characters", "character", 1)
	}
	switch {
	case low == nil && high == nil:
		return ""
	case low == nil:
		return ", " + before + "at most " + number(high) + after
	case high == nil:
		return ", " + before + "at least " + number(low) + after
	case *low == *high:
		return ", " + before + "exactly " + number(low) + after
	default:
		return ", " + before + number(low) + " to " + number(high) + after
	}
}

// pattern says which pattern a text has; long ones and those that take everything are left out.
func pattern(s *shape) string {
	p := s.Pattern
	if p == "" || len(p) > 50 || strings.ContainsAny(p, "`\n") || !regexp.MustCompile(`[A-Za-z0-9]{2}|[a-z]-[a-z]`).MatchString(p) {
		return ""
	}
	return fmt.Sprintf(", of the pattern %s", p)
}

// units are ends of names that tell a unit.
var units = []struct {
	end  *regexp.Regexp
	unit string
}{
	{regexp.MustCompile(`Milliseconds$`), "milliseconds"},
	{regexp.MustCompile(`Seconds$`), "seconds"},
	{regexp.MustCompile(`Minutes(Override)?$`), "minutes"},
	{regexp.MustCompile(`Hours$`), "hours"},
	{regexp.MustCompile(`Days$`), "days"},
	{regexp.MustCompile(`(In|Size)GB$`), "GB"},
	{regexp.MustCompile(`(In|Size)MB$`), "MB"},
	{regexp.MustCompile(`(GiB|Gib)$`), "GiB"},
	{regexp.MustCompile(`(MiB|Mib)$`), "MiB"},
	{regexp.MustCompile(`(Bytes|SizeInBytes)$`), "bytes"},
	{regexp.MustCompile(`(Percent|Percentage)$`), "percent"},
}

// unit says in which unit a number is, where its name tells.
func unit(name string, s *shape) string {
	if s.Type == "integer" || s.Type == "long" || s.Type == "float" || s.Type == "double" {
		for _, u := range units {
			if u.end.MatchString(name) {
				return ", in " + u.unit
			}
		}
	}
	return ""
}

func article(word string) string {
	if strings.ContainsRune("AEIO", rune(word[0])) {
		return "an"
	}
	return "a"
}
