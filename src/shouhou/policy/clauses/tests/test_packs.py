import time

from shouhou.policy.clauses.load import FOLDER, all_packs, load_pack


def test_it_loads_all_39_regulations_with_1087_clauses() -> None:
    packs = all_packs()
    ids = [clause for pack in packs.values() for clause in pack.clauses]
    assert len(packs) == 39
    assert len(ids) == len(set(ids)) == 1087
    assert len({pack.prefix for pack in packs.values()}) == 39


def test_it_names_each_folder_after_its_regulation() -> None:
    assert {path.parent.name.replace("_", "-") for path in FOLDER.glob("*/regulation.yaml")} == set(all_packs())


def test_it_has_words_in_both_languages_for_every_clause() -> None:
    for pack in all_packs().values():
        assert pack.document.zh
        assert pack.regulation.vocabulary
        for clause in pack.clauses.values():
            assert clause.says.en.strip()
            assert clause.says.zh.strip()


def test_it_loads_them_quickly() -> None:
    """A guide, not a race: reading all files takes a quarter of a second on the machine that wrote this."""
    started = time.process_time()
    for path in FOLDER.glob("*/regulation.yaml"):
        load_pack(path)
    assert time.process_time() - started < 10


def test_it_has_a_value_in_every_month_from_the_first_day_in_force() -> None:
    for pack in all_packs().values():
        period = pack.regulation.in_force
        if period is None:
            continue
        for clause, values in pack.values.items():
            for name, dated in values.items():
                months = [
                    period.since.replace(year=y, month=m, day=28)
                    for y in range(period.since.year, 2031)
                    for m in range(1, 13)
                ]
                assert all(dated.on(max(day, period.since)) for day in months), (clause, name)


def test_it_hashes_the_content_and_not_its_layout() -> None:
    text = (FOLDER / "bus_maker_policy" / "regulation.yaml").read_text("utf-8")
    pack = load_pack(text)
    assert load_pack("# a remark\n" + text).hash == pack.hash
    assert load_pack(text.replace("prompt, complete", "prompt and complete")).hash != pack.hash


def test_it_chooses_the_value_of_the_day() -> None:
    import datetime as dt

    text = (FOLDER / "furnace_maker" / "regulation.yaml").read_text("utf-8")
    pack = load_pack(
        text.replace("values: {limit: {2014-09-12: 3h}}", "values: {limit: {2014-09-12: 3h, 2026-02-01: 2h}}")
    )
    limit = pack.values["FUR-2.1"]["limit"]
    found = [limit.on(dt.date(*day)) for day in ((2014, 9, 11), (2014, 9, 12), (2026, 1, 31), (2026, 2, 1))]
    assert [f[1].text if f else None for f in found] == [None, "3h", "3h", "2h"]


def test_it_says_how_a_clause_is_carried_out() -> None:
    packs = {pack.prefix: pack for pack in all_packs().values()}
    furnace = packs["FUR"]
    ways = {c: furnace.status(c, packs) for c in ("FUR-2.1", "FUR-2d", "FUR-6.0b", "FUR-3.0a", "FUR-0")}
    assert list(ways.values()) == ["computed", "computed", "kept", "manual", "open"]
    assert packs["SDP"].status("SDP-1", packs) == "open"  # it repeats a clause of another regulation


def test_it_has_no_default_for_a_setting() -> None:
    setting = all_packs()["furnace-maker"].settings["dissatisfaction_fine"]
    assert setting.recommended == "replace"
    assert not hasattr(setting, "default")
