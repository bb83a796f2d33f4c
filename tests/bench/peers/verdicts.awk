# The verdict of every site of a generated CSV file. Usage: mawk -f verdicts.awk IN.csv > OUT.csv
BEGIN { FS = "," }
NR > 1 {
    code[++count] = $1; number[$1] = count; parent[count] = $3; secondary[count] = ($4 == "secondary")
    against[count] = ($11 == "no" || $10 == "no" || $9 + 0 > 0 || $5 == "mixed" || $6 == "mixed")
    demand[count] = ($8 + 0 > 0 || $5 == "native" || $6 == "native")
}
END {
    for (site = 1; site <= count; ++site) {
        above[site] = parent[site] == "" ? 0 : number[parent[site]]
        unit[site] = secondary[site] ? above[site] : site
        if (against[site]) mixed[unit[site]] = 1
    }
    known[0] = 1
    for (site = 1; site <= count; ++site) {
        if (secondary[site]) continue
        length_of_path = 0
        for (at = site; !(at in known); at = above[at]) path[++length_of_path] = at
        for (; length_of_path > 0; --length_of_path) {
            at = path[length_of_path]
            known[at] = 1
            if (mixed[above[at]]) mixed[at] = 1
        }
    }
    for (site = 1; site <= count; ++site)
        if (demand[site])
            for (at = unit[site]; at && !native[at]; at = above[at]) native[at] = 1
    for (site = 1; site <= count; ++site) {
        at = unit[site]
        print code[site] "," (mixed[at] ? native[at] ? "conflict" : "mixed" : native[at] ? "native" : "open")
    }
}
