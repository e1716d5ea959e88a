package builder_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"maps"
	"reflect"
	"slices"
	"strconv"
	"strings"

	"github.com/aslgen/aslgen/builder/internal/attribute"
	"github.com/aslgen/aslgen/builder/internal/jsonfield"
)

// dynamodb runs a call of DynamoDB on a table that holds one item. It compares every attribute value with what DynamoDB takes, and
// answers with the names that Step Functions gives nested ones.
func (st *step) dynamodb() (string, *failure, error) {
	value, err := st.eval("Arguments", st.s.Arguments, nil)
	if err != nil {
		return "", nil, err
	}
	var call struct {
		TableName, UpdateExpression, ReturnValues string
		Item, Key, ExpressionAttributeValues      map[string]any
	}
	d := json.NewDecoder(bytes.NewReader(value))
	d.UseNumber()
	if err := d.Decode(&call); err != nil {
		return "", nil, err
	}
	for _, members := range []map[string]any{call.Item, call.Key, call.ExpressionAttributeValues} {
		plain, err := plainMembers(members)
		if err != nil {
			return "", nil, fmt.Errorf("Arguments: %w in %s", err, value)
		}
		if call.Item != nil && len(members) == len(call.Item) {
			addSets(st.t.Request, plain)
		}
		text, err := json.Marshal(plain)
		if err != nil {
			return "", nil, err
		}
		st.v.Fields["Plain"] = text // of the last one that there is
		if call.Item == nil || len(members) != len(call.Item) {
			continue
		}
		if err := conform(st.t.Request, text); err != nil {
			return "", nil, fmt.Errorf("Item: %w", err)
		}
	}
	answer := map[string]any{"SdkHttpMetadata": map[string]any{"HttpStatusCode": 200}}
	switch old := st.tables[call.TableName]; {
	case strings.HasSuffix(st.s.Resource, ":getItem") && old != nil:
		answer["Item"] = nestedNames(old, 0)
	case strings.HasSuffix(st.s.Resource, ":putItem"):
		st.tables[call.TableName] = call.Item
		if old != nil && call.ReturnValues == "ALL_OLD" {
			answer["Attributes"] = nestedNames(old, 0)
		}
	}
	text, err := json.Marshal(answer)
	if err != nil {
		return "", nil, err
	}
	return st.finish(text, nil)
}

// plainMembers is what attributes hold, as plain JSON.
func plainMembers(attributes map[string]any) (map[string]any, error) {
	out := map[string]any{}
	for name, v := range attributes {
		plain, err := plainAttribute(v)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
		out[name] = plain
	}
	return out, nil
}

// addSets adds the sets that were left out, since they have no elements.
func addSets(t reflect.Type, v any) {
	for t.Kind() == reflect.Pointer {
		t = t.Elem()
	}
	switch x := v.(type) {
	case []any:
		for _, e := range x {
			if t.Kind() == reflect.Slice || t.Kind() == reflect.Array {
				addSets(t.Elem(), e)
			}
		}
	case map[string]any:
		if t.Kind() == reflect.Map {
			for _, e := range x {
				addSets(t.Elem(), e)
			}
		}
		if t.Kind() != reflect.Struct {
			return
		}
		for _, f := range jsonfield.Of(t) {
			if set, _ := attribute.SetOf(t, f); set != "" && x[f.Name] == nil && !f.OmitEmpty {
				x[f.Name] = []any{}
			}
			addSets(f.Type, x[f.Name])
		}
	}
}

func plainAttribute(v any) (any, error) {
	o, ok := v.(map[string]any)
	if !ok || len(o) != 1 {
		return nil, fmt.Errorf("%v is no attribute value", v)
	}
	kind := slices.Collect(maps.Keys(o))[0]
	switch x := o[kind].(type) {
	case string:
		switch kind {
		case "S", "B":
			return x, nil
		case "N":
			_, err := strconv.ParseFloat(x, 64)
			return json.Number(x), err
		}
	case bool:
		if kind == "BOOL" {
			return x, nil
		}
		if kind == "NULL" && x {
			return nil, nil
		}
	case map[string]any:
		if kind == "M" {
			return plainMembers(x)
		}
	case []any:
		return plainList(kind, x)
	}
	return nil, fmt.Errorf("%v is no attribute value", v)
}

func plainList(kind string, list []any) (any, error) {
	out := []any{}
	for _, e := range list {
		if kind == "L" {
			plain, err := plainAttribute(e)
			if err != nil {
				return nil, err
			}
			out = append(out, plain)
			continue
		}
		s, ok := e.(string)
		if !ok || !slices.Contains([]string{"SS", "NS", "BS"}, kind) {
			return nil, fmt.Errorf("%v in %s", e, kind)
		}
		if kind == "NS" {
			out = append(out, json.Number(s))
		} else {
			out = append(out, s)
		}
	}
	if kind != "L" && len(list) == 0 {
		return nil, fmt.Errorf("empty %s", kind)
	}
	return out, nil
}

// nestedNames writes BOOL, NULL and sets as Step Functions does inside lists and maps.
func nestedNames(attributes map[string]any, depth int) map[string]any {
	out := map[string]any{}
	for name, v := range attributes {
		out[name] = nestedName(v, depth)
	}
	return out
}

func nestedName(v any, depth int) any {
	for kind, x := range v.(map[string]any) {
		switch y := x.(type) {
		case map[string]any:
			return map[string]any{kind: nestedNames(y, depth+1)}
		case []any:
			if kind == "L" {
				list := []any{}
				for _, e := range y {
					list = append(list, nestedName(e, depth+1))
				}
				return map[string]any{kind: list}
			}
		}
		names := map[string]string{"BOOL": "Bool", "NULL": "Nul", "SS": "Ss", "NS": "Ns", "BS": "Bs"}
		if depth > 0 && names[kind] != "" {
			return map[string]any{names[kind]: x}
		}
	}
	return v
}
