package tabletest

import (
	"fmt"
	"reflect"
	"slices"
	"strings"

	"github.com/aslgen/aslgen/asl/service"
	"github.com/aslgen/aslgen/builder"
)

// SDKFaults tells how the hand-written call of an action of the AWS SDK differs from the catalogue: a request has the same parameters in
// the same order, a plain value for each required one and a pointer that may be left out for every other one; with all of them filled the
// call builds without a word, names the action and gives each.
func SDKFaults[Req, Res any](serviceName, action string, call builder.Call[Req, Res]) []string {
	table := service.LookupSDK(serviceName).Action(action)
	if table == nil || table.Service.Unsupported(action) {
		return []string{serviceName + ":" + action + " is not in the catalogue, or not supported"}
	}
	faults := requestFaults(reflect.TypeFor[Req](), table.Parameters)

	w := builder.New[struct{}, Res](action)
	req := new(Req)
	fill(reflect.ValueOf(req).Elem())
	w.StartAt(builder.Task(w, "Call", call).Arguments(req))
	machine, list := w.Build()
	if len(list) > 0 {
		return append(faults, action+" does not build without a word: "+list.String())
	}
	text := string(machine.Print())
	wants := []string{`"Resource": "arn:aws:states:::aws-sdk:` + serviceName + ":" + action + `"`}
	for _, p := range table.Parameters {
		wants = append(wants, `"`+p.Name+`": `)
	}
	for _, want := range wants {
		if !strings.Contains(text, want) {
			faults = append(faults, action+" does not give "+want)
		}
	}
	return faults
}

// requestFaults tells how a request type differs from the parameters of an action.
func requestFaults(typ reflect.Type, parameters []service.Parameter) (faults []string) {
	fault := func(format string, args ...any) {
		faults = append(faults, typ.String()+": "+fmt.Sprintf(format, args...))
	}
	var names, have []string
	for _, p := range parameters {
		names = append(names, p.Name)
		f, ok := typ.FieldByName(p.Name)
		if !ok {
			fault("there is no field %s", p.Name)
			continue
		}
		name, option, _ := strings.Cut(f.Tag.Get("json"), ",")
		if name != p.Name {
			fault("%s is called %q", f.Name, name)
		}
		pointer := f.Type.Kind() == reflect.Pointer
		if p.Required && (pointer || option != "") {
			fault("%s is required", f.Name)
		}
		if !p.Required && (!pointer || option != "omitempty") {
			fault("%s is optional", f.Name)
		}
	}
	for i := range typ.NumField() {
		have = append(have, typ.Field(i).Name)
	}
	if !slices.Equal(names, have) {
		fault("the fields are %v, the parameters %v", have, names)
	}
	return faults
}

// fill sets every field of a value, whatever is behind pointers and in lists included.
func fill(v reflect.Value) {
	switch v.Kind() {
	case reflect.Pointer:
		v.Set(reflect.New(v.Type().Elem()))
		fill(v.Elem())
	case reflect.Slice:
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
		fill(v.Index(0))
	case reflect.Struct:
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() {
				fill(f)
			}
		}
	case reflect.String:
		v.SetString("x")
	case reflect.Int:
		v.SetInt(1)
	default: // a bool, or a time, which is a struct without fields to set
	}
}
