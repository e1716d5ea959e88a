//lint:file-ignore SA5008 the tags are odd on purpose: encoding/json takes them, and so must we

//lint:file-ignore U1000 the unexported fields are there to be left out

package jsonfield

import (
	"bytes"
	"encoding/json"
	"fmt"
	"reflect"
	"testing"
	"time"

	"github.com/stretchr/testify/require"

	"github.com/aslgen/aslgen/internal/standin/service/healthlake"
	"github.com/aslgen/aslgen/internal/standin/service/rds"
)

type Plain struct {
	A string
	B int
	c bool
}

type Tagged struct {
	A string  `json:"a"`
	B int     `json:"b,omitempty"`
	C bool    `json:",omitzero"`
	D float64 `json:"-"`
	E float64 `json:"-,"`
	F *string `json:"f,omitempty,omitzero"`
}

type Odd struct {
	Dash     int `json:"a-b"`
	Digit    int `json:"1st"`
	Dot      int `json:"a.b"`
	Umlaut   int `json:"ü"`
	Percent  int `json:"%$#!"`
	Blank    int `json:"with blank"`
	Quote    int `json:"it\"s"`
	Single   int `json:"it's"`
	Back     int "json:\"b`t\""
	Comma    int `json:",omitempty,unknown"`
	Slash    int `json:"a\\b"`
	NotJSON  int `xml:"x"`
	Brackets int `json:"[0]{}<>"`
}

type Quoted struct {
	I  int            `json:",string"`
	S  string         `json:"s,string"`
	B  *bool          `json:",string,omitempty"`
	F  float32        `json:",omitzero,string"`
	L  []int          `json:",string"`
	M  map[string]int `json:",string"`
	P  Plain          `json:",string"`
	N  named          `json:",string"`
	PP **int          `json:",string"`
	A  any            `json:",string"`
}

type named int

type Base struct {
	ID   string
	Name string `json:"name"`
}

type OtherBase struct {
	ID    string
	Extra int
}

type hiddenBase struct {
	Seen int
	not  int
}

type NamedText string

type ByValue struct {
	Base
	Own int
}

type ByPointer struct {
	*Base
	Own int
}

type TwoBases struct {
	Base
	OtherBase
}

type TaggedWins struct {
	Base
	Other struct{ ID string }
	OtherID
}

type OtherID struct {
	X string `json:"ID"`
}

type Shadow struct {
	Base
	ID   int
	Name string
}

// madeOf makes a struct type of fields whose tags go vet would not let stand in the text.
func madeOf(fields ...reflect.StructField) any {
	return reflect.Zero(reflect.StructOf(fields)).Interface()
}

func field(name string, tag reflect.StructTag) reflect.StructField {
	return reflect.StructField{Name: name, Type: reflect.TypeFor[int](), Tag: tag}
}

func embedded[T any](name string) reflect.StructField {
	return reflect.StructField{Name: name, Type: reflect.TypeFor[T](), Anonymous: true}
}

var (
	base          = embedded[Base]("Base")
	shadowedByTag = madeOf(base, field("Title", `json:"name"`))
	sameTag       = madeOf(field("A", `json:"x"`), field("B", `json:"x"`), field("C", ""))
	diamond       = madeOf(embedded[Level2a]("Level2a"), embedded[Level2b]("Level2b"))
	malformedTag  = madeOf(field("A", `json:a`), field("B", `json:"b`), field("C", `json`), base)
)

type TaggedEmbedding struct {
	Base `json:"base"`
	Own  int
}

type TaggedPointer struct {
	*Base `json:"base,omitempty"`
}

type HiddenEmbedding struct {
	hiddenBase
	Own int
}

type EmbeddedText struct {
	NamedText
	Own int
}

type EmbeddedInterface struct {
	fmt.Stringer
	Own int
}

type IgnoredEmbedding struct {
	Base `json:"-"`
	Own  int
}

type Deep struct {
	ByPointer
	Top int
}

type DeepPointer struct {
	*ByPointer
	Top int
}

type Level2a struct{ Base }
type Level2b struct{ Base }
type Recursive struct {
	Value int
	*Recursive
}

type Twice struct {
	A struct{ Base }
	B []Base
}

type TagAndName struct {
	A int `json:"B"`
	B int
}

type Leaves struct {
	T  time.Time
	R  json.RawMessage
	N  json.Number `json:",string"`
	Z  time.Time   `json:",omitzero"`
	PT *time.Time  `json:",omitempty"`
}

type EmbeddedLeaf struct {
	time.Time
	Own int
}

type Order struct {
	Z int
	Base
	A int
}

type Empty struct{}

type unexported struct {
	A int
	b struct{ C int }
}

type CaseTwins struct {
	A int `json:"a"`
	B int `json:"A"`
}

// members reads the names of an object in order.
func members(t *testing.T, text []byte) (names []string) {
	t.Helper()
	d := json.NewDecoder(bytes.NewReader(text))
	_, err := d.Token()
	require.NoError(t, err)
	for d.More() {
		name, err := d.Token()
		require.NoError(t, err)
		names = append(names, name.(string))
		var skipped json.RawMessage
		require.NoError(t, d.Decode(&skipped))
	}
	return names
}

// fill sets every settable field to something that is neither empty nor zero, and allocates pointers down to a depth.
func fill(v reflect.Value, depth int) {
	switch v.Kind() {
	case reflect.Struct:
		if v.Type() == reflect.TypeFor[time.Time]() {
			v.Set(reflect.ValueOf(time.Unix(1e9, 0).UTC()))
			return
		}
		for i := range v.NumField() {
			if f := v.Field(i); f.CanSet() || v.Type().Field(i).Anonymous && f.Kind() == reflect.Struct {
				fill(f, depth)
			}
		}
	case reflect.Pointer:
		if depth > 0 && v.CanSet() {
			v.Set(reflect.New(v.Type().Elem()))
			fill(v.Elem(), depth-1)
		}
	case reflect.Slice:
		if v.Type() == reflect.TypeFor[json.RawMessage]() {
			v.SetBytes([]byte("1"))
			return
		}
		v.Set(reflect.MakeSlice(v.Type(), 1, 1))
	case reflect.Map:
		v.Set(reflect.MakeMap(v.Type()))
		v.SetMapIndex(reflect.ValueOf("k"), reflect.ValueOf(1))
	case reflect.Interface:
		if v.NumMethod() == 0 {
			v.Set(reflect.ValueOf("x"))
		}
	case reflect.String:
		v.SetString("1")
	case reflect.Bool:
		v.SetBool(true)
	default:
		switch {
		case v.CanInt():
			v.SetInt(1)
		case v.CanFloat():
			v.SetFloat(1)
		}
	}
}

var structs = []any{
	Plain{}, Tagged{}, Odd{}, Quoted{}, Base{}, ByValue{}, ByPointer{}, TwoBases{}, TaggedWins{}, Shadow{}, shadowedByTag, malformedTag, TaggedEmbedding{}, TaggedPointer{}, HiddenEmbedding{},
	EmbeddedText{}, EmbeddedInterface{}, IgnoredEmbedding{}, Deep{}, DeepPointer{}, diamond, Recursive{}, Twice{}, sameTag, TagAndName{}, Leaves{}, Order{}, Empty{}, unexported{}, CaseTwins{},
	Level2a{}, OtherID{},
}

// TestOfFull compares the members with what encoding/json writes for a value without empty fields.
func TestOfFull(t *testing.T) {
	for _, s := range structs {
		typ := reflect.TypeOf(s)
		t.Run(typ.Name(), func(t *testing.T) {
			v := reflect.New(typ)
			fill(v.Elem(), 3)
			text, err := json.Marshal(v.Interface())
			require.NoError(t, err)
			var names []string
			for _, f := range Of(typ) {
				names = append(names, f.Name)
			}
			require.Equal(t, members(t, text), names, "%s", text)
		})
	}
}

// TestOfZero compares the members that may be absent with what encoding/json leaves out of a zero value.
func TestOfZero(t *testing.T) {
	for _, s := range structs {
		typ := reflect.TypeOf(s)
		t.Run(typ.Name(), func(t *testing.T) {
			text, err := json.Marshal(s)
			require.NoError(t, err)
			var names []string
			for _, f := range Of(typ) {
				omitted := f.OmitZero || f.Embedded || f.OmitEmpty && f.Type.Kind() != reflect.Struct
				if !omitted {
					names = append(names, f.Name)
				}
			}
			require.Equal(t, members(t, text), names, "%s", text)
		})
	}
}

// TestOfFields sets one member at a time through its index, and looks for the marker under its name.
func TestOfFields(t *testing.T) {
	for _, s := range structs {
		typ := reflect.TypeOf(s)
		for _, f := range Of(typ) {
			v := reflect.New(typ)
			fill(v.Elem(), 3)
			field := v.Elem().FieldByIndex(f.Index)
			require.Equal(t, field.Type(), f.Type)
			if !field.CanInt() {
				continue
			}
			field.SetInt(4711)
			text, err := json.Marshal(v.Interface())
			require.NoError(t, err)
			var got map[string]json.RawMessage
			require.NoError(t, json.Unmarshal(text, &got))
			want := "4711"
			if f.Quoted {
				want = `"4711"`
			}
			require.Equal(t, want, string(got[f.Name]), "%s.%s", typ, f.Name)
		}
	}
}

// TestOfQuoted compares the option "string" with what encoding/json makes of it.
func TestOfQuoted(t *testing.T) {
	quoted := map[string]bool{}
	for _, f := range Of(reflect.TypeFor[Quoted]()) {
		quoted[f.Name] = f.Quoted
	}
	require.Equal(t, map[string]bool{"I": true, "s": true, "B": true, "F": true, "L": false, "M": false, "P": false, "N": true, "PP": false, "A": false}, quoted)
	v := reflect.New(reflect.TypeFor[Quoted]())
	fill(v.Elem(), 3)
	text, err := json.Marshal(v.Interface())
	require.NoError(t, err)
	var got map[string]json.RawMessage
	require.NoError(t, json.Unmarshal(text, &got))
	for name, q := range quoted {
		if name != "A" { // the value itself is a text
			require.Equal(t, q, got[name][0] == '"', "%s: %s", name, got[name])
		}
	}
}

func TestFind(t *testing.T) {
	for _, c := range []struct {
		typ   any
		index []int
		name  string
	}{
		{Tagged{}, []int{0}, "a"}, {Tagged{}, []int{3}, ""}, {Tagged{}, []int{4}, "-"}, {Plain{}, []int{2}, ""}, {Shadow{}, []int{0, 0}, ""}, {Shadow{}, []int{1}, "ID"},
		{ByPointer{}, []int{0, 1}, "name"}, {ByPointer{}, []int{0}, ""}, {diamond, []int{0, 0, 0}, ""}, {TaggedEmbedding{}, []int{0}, "base"}, {TaggedEmbedding{}, []int{0, 0}, ""},
	} {
		f, ok := Find(reflect.TypeOf(c.typ), c.index)
		require.Equal(t, c.name != "", ok, "%T %v", c.typ, c.index)
		require.Equal(t, c.name, f.Name, "%T %v", c.typ, c.index)
	}
}

type valueMarshaler struct{ N int }

func (valueMarshaler) MarshalJSON() ([]byte, error) { return []byte(`1`), nil }

type pointerMarshaler struct{ N int }

func (*pointerMarshaler) MarshalJSON() ([]byte, error) { return []byte(`1`), nil }

type textType struct{ N int }

func (textType) MarshalText() ([]byte, error) { return []byte(`1`), nil }

func TestLeaf(t *testing.T) {
	for typ, want := range map[reflect.Type]bool{
		reflect.TypeFor[valueMarshaler](): true, reflect.TypeFor[pointerMarshaler](): true, reflect.TypeFor[textType](): true, reflect.TypeFor[time.Time](): true,
		reflect.TypeFor[json.RawMessage](): true, reflect.TypeFor[EmbeddedLeaf](): true, reflect.TypeFor[json.Number](): false, reflect.TypeFor[Plain](): false, reflect.TypeFor[[]byte](): false,
		reflect.TypeFor[any](): false, reflect.TypeFor[json.Marshaler](): false, reflect.TypeFor[time.Duration](): false, reflect.TypeFor[*time.Time](): true,
	} {
		require.Equal(t, want, Leaf(typ), "%s", typ)
	}
}

// TestAWS lists the members of structs of the AWS SDK, and of structs that embed one.
func TestAWS(t *testing.T) {
	names := func(t reflect.Type) (out []string) {
		for _, f := range Of(t) {
			out = append(out, f.Name)
		}
		return out
	}
	require.Equal(t, []string{"JobId", "JobStatus", "DatastoreId"}, names(reflect.TypeFor[healthlake.StartFHIRImportJobOutput]()))
	require.Equal(t, []string{"DbInstance"}, names(reflect.TypeFor[rds.StopDBInstanceOutput]()))
	require.Equal(t, []string{"own", "DbInstance"}, names(reflect.TypeFor[struct {
		Own string `json:"own"`
		*rds.StopDBInstanceOutput
	}]()))
	for _, f := range Of(reflect.TypeFor[rds.DBInstance]()) {
		require.True(t, f.AWS && f.OmitZero && !f.OmitEmpty && !f.Quoted && !f.Embedded, f.Name)
	}
	f, ok := Find(reflect.TypeFor[rds.DBInstance](), []int{0})
	require.True(t, ok)
	require.Equal(t, "DbInstanceIdentifier", f.Name)
	_, ok = Find(reflect.TypeFor[healthlake.StartFHIRImportJobOutput](), []int{3})
	require.False(t, ok, "the metadata of a response")
}
