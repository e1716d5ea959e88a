//lint:file-ignore SA5008 the tags are odd on purpose: encoding/json takes them, and so must we

package ptrpath

import (
	"encoding/json"
	"reflect"
	"time"
)

type Point struct {
	X int     `json:"x"`
	Y float64 `json:"y,omitempty"`
}

type Named struct {
	First struct {
		Deep struct{ Value string }
	}
	Other string `json:"other,omitzero"`
	Quote int    `json:"quote,string"`
}

type Base struct {
	ID   string
	Rank int `json:"rank,omitempty"`
}

type Far struct {
	Away  Point
	Other *Point
}

type Embedding struct {
	Base
	*Far
	Own  Point `json:"own"`
	Rank int8  `json:"rank"`
}

type Twice struct {
	Embedding
	Last bool
}

type Arrays struct {
	One   [1]Point
	Grid  [2][3]int
	Ptrs  [2]*Point
	Deep  [2][1]struct{ A [2]string }
	Texts []string
	None  [0]int
}

type List struct {
	Value int
	Next  *List `json:"next"`
	Tree  *Tree
}

type Tree struct {
	Left, Right *Tree
	Leaf        List
}

type Hidden struct {
	Skip   int `json:"-"`
	Dash   int `json:"-,"`
	secret int
	Time   time.Time
	Raw    json.RawMessage
	Any    any
	Map    map[string]Point
	Func   struct{} // has no size
	Text   *string
	At     *time.Time
	Twin   Point
	Last   struct{}
}

type Clash struct {
	Base
	OtherBase
	Own string
}

type OtherBase struct {
	ID    string
	Extra int
}

type Tagged struct {
	Base  `json:"base"`
	*Far  `json:"far,omitempty"`
	Point `json:"-"`
}

type Pairs struct {
	A, B struct {
		P, Q *Point
		R    [2]struct{ S *Named }
	}
}

type Small struct {
	A bool
	B int8
	C bool
	D int16
	E struct{ F, G bool }
	H [3]bool
}

var types = []reflect.Type{
	reflect.TypeFor[Point](), reflect.TypeFor[Named](), reflect.TypeFor[Base](), reflect.TypeFor[Embedding](), reflect.TypeFor[Twice](), reflect.TypeFor[Arrays](), reflect.TypeFor[List](),
	reflect.TypeFor[Tree](), reflect.TypeFor[Hidden](), reflect.TypeFor[Clash](), reflect.TypeFor[Tagged](), reflect.TypeFor[Pairs](), reflect.TypeFor[Small](), reflect.TypeFor[[2]Embedding](),
	reflect.TypeFor[*Embedding](), reflect.TypeFor[string](), reflect.TypeFor[[1][2]int](), reflect.TypeFor[*List](), reflect.TypeFor[struct{}](), reflect.TypeFor[[]Point](),
}
