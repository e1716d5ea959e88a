// Package numbers computes: arithmetic over integers and fractions, rounding, and what is special about division.
package numbers

import "github.com/aslgen/aslgen/builder"

// The types of the workflow.
type (
	// Infusion is the input. Whole numbers are int and stay whole; fractions are float64.
	Infusion struct {
		WeightKg   float64   `json:"weightKg"`
		DoseMg     float64   `json:"doseMg"`
		MgPerMl    float64   `json:"mgPerMl"`
		Minutes    int       `json:"minutes"`
		Bags       int       `json:"bags"`
		Nurses     int       `json:"nurses"`
		BalanceMl  int       `json:"balanceMl"`
		Potassium  float64   `json:"potassium"`
		Earlier    float64   `json:"earlierPotassium"`
		VolumesMl  []int     `json:"volumesMl"`
		Potassiums []float64 `json:"potassiums"`
	}
	// Plan is the output.
	Plan struct {
		TotalMg       float64 `json:"totalMg"`
		VolumeMl      float64 `json:"volumeMl"`
		Vials         int     `json:"vials"`
		FullVials     int     `json:"fullVials"`
		DropsPerMin   int     `json:"dropsPerMin"`
		Hours         int     `json:"hours"`
		RestMin       int     `json:"restMin"`
		BagsPerNurse  int     `json:"bagsPerNurse"`
		BagsLeft      int     `json:"bagsLeft"`
		WithSpare     int     `json:"withSpare"`
		MinutesLeft   int     `json:"minutesLeft"`
		LossMl        int     `json:"lossMl"`
		DistanceMl    int     `json:"distanceMl"`
		Change        float64 `json:"change"`
		Fall          float64 `json:"fall"`
		Corrected     float64 `json:"corrected"`
		HalfDose      float64 `json:"halfDose"`
		GivenMl       int     `json:"givenMl"`
		DoubledMl     int     `json:"doubledMl"`
		LargestMl     int     `json:"largestMl"`
		SmallestMl    int     `json:"smallestMl"`
		HighPotassium float64 `json:"highPotassium"`
		LowPotassium  float64 `json:"lowPotassium"`
	}
)

// Workflow plans an infusion.
func Workflow() *builder.Workflow[Infusion, Plan] {
	w := builder.New[Infusion, Plan]("infusion-plan")
	in := w.Input()

	// The plain functions take a field and a literal. Those with Expr in the name take two expressions: From makes one of a
	// field, Lit of a literal.
	total := builder.MulExpr(builder.From(&in.DoseMg), builder.From(&in.WeightKg))
	volume := builder.DivExpr(total, builder.From(&in.MgPerMl), 0) // the last argument stands in where the divisor is 0
	change := builder.SubExpr(builder.From(&in.Potassium), builder.From(&in.Earlier))
	doubled := builder.Each(&in.VolumesMl, func(v *int) builder.Expr[int] { return builder.Mul(v, 2) })

	out := Plan{}
	w.StartAt(builder.Succeed(w, "Plan", &out,
		builder.Bind(&out.TotalMg, total),
		builder.Bind(&out.VolumeMl, volume),
		builder.Bind(&out.Vials, builder.Ceil(builder.Div(&in.DoseMg, 50))),
		builder.Bind(&out.FullVials, builder.Floor(builder.Div(&in.DoseMg, 50))),
		builder.Bind(&out.DropsPerMin, builder.Round(builder.MulExpr(volume, builder.Lit(0.33)))), // halves to the even number
		// Integers divide as in Go: the quotient is whole, and the remainder has the sign of the first number.
		builder.Bind(&out.Hours, builder.Div(&in.Minutes, 60)),
		builder.Bind(&out.RestMin, builder.Mod(&in.Minutes, 60)),
		builder.Bind(&out.BagsPerNurse, builder.DivExpr(builder.From(&in.Bags), builder.From(&in.Nurses), 0)),
		builder.Bind(&out.BagsLeft, builder.ModExpr(builder.From(&in.Bags), builder.From(&in.Nurses), 0)),
		builder.Bind(&out.WithSpare, builder.Add(&in.Bags, 1)),
		builder.Bind(&out.MinutesLeft, builder.Sub(&in.Minutes, 15)),
		builder.Bind(&out.LossMl, builder.Neg(&in.BalanceMl)),
		builder.Bind(&out.DistanceMl, builder.Abs(&in.BalanceMl)),
		builder.Bind(&out.Change, builder.AbsExpr(change)),
		builder.Bind(&out.Fall, builder.NegExpr(change)),
		builder.Bind(&out.Corrected, builder.AddExpr(builder.From(&in.Potassium), builder.Lit(0.1))),
		builder.Bind(&out.HalfDose, builder.Mul(&in.DoseMg, 0.5)),
		// Lists of numbers. Those that have no greatest or least number, since they are empty, need a default.
		builder.Bind(&out.GivenMl, builder.Sum(&in.VolumesMl)),
		builder.Bind(&out.DoubledMl, builder.SumExpr(doubled)),
		builder.Bind(&out.LargestMl, builder.OrElseExpr(builder.MaxExpr(doubled), builder.Lit(0))),
		builder.Bind(&out.SmallestMl, builder.OrElseExpr(builder.MinExpr(doubled), builder.Lit(0))),
		builder.Bind(&out.HighPotassium, builder.OrElseExpr(builder.Max(&in.Potassiums), builder.Lit(4.0))),
		builder.Bind(&out.LowPotassium, builder.OrElseExpr(builder.Min(&in.Potassiums), builder.Lit(4.0)))))
	return w
}
