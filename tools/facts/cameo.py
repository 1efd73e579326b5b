#!/usr/bin/env python3
"""cameo.py - makes data/ontology/cameo.tsv.

    cameo.py CROSSWALK GOLDSTEIN.csv > data/ontology/cameo.tsv

CROSSWALK is the official CAMEO2PLOVER-2021.txt (event, mode, context by code);
GOLDSTEIN.csv has the two Goldstein tables by code.  Names and definitions are
written here, in our own words.  Modes and contexts of PLOVER 0.8 that 2.0 no
longer has are carried over by the two tables below; where a code's own meaning
fits a mode of 2.0 better than the crosswalk's, FIXES says so.
"""
import csv
import re
import sys

MODES = {"return": "release", "ease": "", "ban": "restrict",
         "political": "restrict", "assassinate": "targeted",
         "cleansing": "", "massacre": "", "pro_autocracy": "crowd-control"}
CONTEXTS = {"humanitarian": "human_security", "democracy": "pro_democracy"}

# code: (event, mode, contexts); None keeps the crosswalk's
FIXES = {
    "143": (None, "strike", None), "1431": (None, "strike", None),
    "1432": (None, "strike", None), "1433": (None, "strike", None),
    "1434": (None, "strike", None),       # 2.0 tells strike from boycott
    "155": ("MOBILIZE", "", "cyber"),     # not in the crosswalk
    "175": (None, None, "repression"),    # 0.8 had a context in the mode slot
    "176": ("COERCE", "cyber", "cyber"),  # not in the crosswalk
    "183": (None, "explosives", None),    # any bombing, not only suicide
    "185": (None, None, ""), "186": (None, None, ""),
    "195": (None, "aerial", None),        # 2.0 has a mode for it
    "1951": ("ASSAULT", "aerial", "military"),
    "1952": ("ASSAULT", "drone", "military"),
    "1712": (None, "destroy", None),
    "0874": (None, "withdraw", None),
    "015": ("", "", ""),
}

REFORM = {"": ("political reform", "a political change not further told"),
          "1": ("change of leadership", "that leaders go or others come"),
          "2": ("change of policy", "that a policy be changed"),
          "3": ("rights", "that rights be granted or respected"),
          "4": ("change of institutions or regime", "that the constitution, the institutions or the form of government be changed")}
YIELD = {"1": ("easing of administrative sanctions", "that bans, curfews, censorship or emergency law be eased"),
         "2": ("easing of popular dissent", "that protests, strikes or riots stop"),
         "3": ("release of persons or property", "that people or things held be given back"),
         "4": ("easing of economic sanctions, boycott or embargo", "that sanctions on trade be eased"),
         "5": ("international involvement", "that inspectors, observers, peacekeepers or relief be let in"),
         "6": ("de-escalation of military engagement", "that fighting be stopped, forces withdrawn, a siege lifted")}
HELP = {"": ("aid", "help of material kind"), "1": ("economic aid", "money, credit or goods"),
        "2": ("military aid", "arms, training or troops"),
        "3": ("humanitarian aid", "food, medicine, shelter, relief"),
        "4": ("military protection or peacekeeping", "protection by troops or peacekeepers")}
JOINT = {"": ("material cooperation", "practical cooperation not further told"),
         "1": ("economic cooperation", "trade, investment, economic ties"),
         "2": ("military cooperation", "joint exercises, alliances, arms deals"),
         "3": ("judicial cooperation", "extradition, legal help, common investigations"),
         "4": ("intelligence cooperation", "sharing of intelligence or information")}

ROWS = []


def add(code, name, definition):
    ROWS.append((code, name, definition))


def family(prefix, verb, phrase, table, start=""):
    """Codes prefix + suffix for each suffix of a table."""
    for suffix, (what, meaning) in table.items():
        if suffix == "" and start is None:
            continue
        add(prefix + suffix, f"{verb} {what}", phrase.format(meaning) + ".")


add("01", "Make public statement", "Says something in public that is no other act of this list.")
add("010", "Make statement, not specified below", "A statement, comment or address without a kind of its own.")
add("011", "Decline comment", "Refuses or declines to comment.")
add("012", "Make pessimistic comment", "Says that something will go or goes badly.")
add("013", "Make optimistic comment", "Says that something will go or goes well.")
add("014", "Consider policy option", "Says that it considers, reviews or studies a course of action.")
add("015", "Acknowledge or claim responsibility", "Admits or claims that it did something.")
add("016", "Deny responsibility", "Says that it did not do something.")
add("017", "Engage in symbolic act", "Marks or honours something: a ceremony, a wreath, a minute of silence.")
add("018", "Make empathetic comment", "Condoles, expresses sympathy or regret for what others suffer.")
add("019", "Express accord", "Says that it is of one mind with another.")

add("02", "Appeal", "Asks, urges or suggests, without demanding.")
add("020", "Appeal, not specified below", "An appeal or request without a kind of its own.")
family("021", "Appeal for", "Asks for {}", JOINT)
add("022", "Appeal for diplomatic cooperation", "Asks for political support or backing for a policy.")
family("023", "Appeal for", "Asks for {}", HELP)
family("024", "Appeal for", "Asks {}", {k: (w, m if k else "for a political change not further told") for k, (w, m) in REFORM.items()})
add("025", "Appeal to yield", "Asks another to give way, not further told.")
family("025", "Appeal for", "Asks {}", YIELD)
add("026", "Appeal to others to meet or negotiate", "Asks others to talk with each other or with oneself.")
add("027", "Appeal to others to settle dispute", "Asks others to end a dispute by agreement.")
add("028", "Appeal to others to engage in or accept mediation", "Asks for a mediator or to be let mediate.")

add("03", "Express intent to cooperate", "Offers, promises, agrees or is willing to do something for or with another.")
add("030", "Express intent to cooperate, not specified below", "Says that it will cooperate, not further told.")
family("031", "Express intent to engage in", "Says that it is ready for {}", JOINT)
add("032", "Express intent to provide diplomatic cooperation", "Says that it will back another or its policy.")
family("033", "Express intent to provide", "Promises {}", HELP)
REFORM_OWN = {"": ("bring political reform", "a political change not further told"),
              "1": ("change leadership", "that leaders will go or others come"),
              "2": ("change policy", "that a policy will be changed"),
              "3": ("provide rights", "that rights will be granted"),
              "4": ("change institutions or regime", "that the constitution or the form of government will be changed")}
family("034", "Express intent to", "Promises {}", REFORM_OWN)
YIELD_OWN = {"": ("yield", "to give way, not further told"),
             "1": ("ease administrative sanctions", "to ease bans, curfews, censorship or emergency law"),
             "2": ("ease popular dissent", "to stop protests or strikes"),
             "3": ("release persons or property", "to give back people or things held"),
             "4": ("ease economic sanctions, boycott or embargo", "to ease sanctions on trade"),
             "5": ("allow international involvement", "to let in inspectors, observers, peacekeepers or relief"),
             "6": ("de-escalate military engagement", "to stop fighting, withdraw forces, lift a siege")}
family("035", "Express intent to", "Says that it is ready {}", YIELD_OWN)
add("036", "Express intent to meet or negotiate", "Says that it will meet or talk, or invites to talks.")
add("037", "Express intent to settle dispute", "Says that it will settle a dispute or accept a settlement.")
add("038", "Express intent to accept mediation", "Says that it will let others mediate.")
add("039", "Express intent to mediate", "Offers to mediate.")

add("04", "Consult", "Meets, visits, telephones, negotiates or mediates.")
add("040", "Consult, not specified below", "Consults or meets with another, not further told.")
add("041", "Discuss by telephone", "Speaks with another by telephone or video.")
add("042", "Make a visit", "Travels to see another.")
add("043", "Host a visit", "Receives a visitor.")
add("044", "Meet at a third location", "Meets another at a place that is neither's.")
add("045", "Mediate", "Brings others together to end their dispute.")
add("046", "Engage in negotiation", "Negotiates or bargains with another.")

add("05", "Engage in diplomatic cooperation", "Strengthens ties by a political act or by words.")
add("050", "Engage in diplomatic cooperation, not specified below", "Political cooperation without a kind of its own.")
add("051", "Praise or endorse", "Praises, welcomes, approves or endorses another or its acts.")
add("052", "Defend verbally", "Defends or justifies another.")
add("053", "Rally support on behalf of", "Seeks the support of third parties for another.")
add("054", "Grant diplomatic recognition", "Recognises a state or government, or opens or restores relations.")
add("055", "Apologise", "Apologises to another.")
add("056", "Forgive", "Forgives, pardons or absolves another.")
add("057", "Sign formal agreement", "Signs, ratifies or concludes a treaty or an agreement.")

add("06", "Engage in material cooperation", "Works together with another in practice.")
add("060", "Engage in material cooperation, not specified below", "Practical cooperation without a kind of its own.")
add("061", "Cooperate economically", "Trades, invests, opens markets, with another.")
add("062", "Cooperate militarily", "Exercises, trains, patrols or fights side by side with another.")
add("063", "Engage in judicial cooperation", "Extradites, hands over, helps in a case.")
add("064", "Share intelligence or information", "Gives another intelligence or information.")

add("07", "Provide aid", "Gives another something of use.")
add("070", "Provide aid, not specified below", "Gives aid, not further told.")
add("071", "Provide economic aid", "Gives or lends money, forgives a debt, sends goods.")
add("072", "Provide military aid", "Gives arms, equipment, training or troops.")
add("073", "Provide humanitarian aid", "Gives food, medicine, shelter, relief; evacuates, rescues.")
add("074", "Provide military protection or peacekeeping", "Sends peacekeepers or protects with troops.")
add("075", "Grant asylum", "Takes in people who seek protection.")

add("08", "Yield", "Gives way.")
add("080", "Yield, not specified below", "Gives way, not further told.")
add("081", "Ease administrative sanctions, not specified below", "Eases a restriction by authority, not further told.")
add("0811", "Ease restrictions on political freedoms", "Eases limits on speech, press, assembly or belief.")
add("0812", "Ease ban on political parties or politicians", "Lets a party or a politician act again.")
add("0813", "Ease curfew", "Lifts or shortens a curfew.")
add("0814", "Ease state of emergency or martial law", "Lifts or eases emergency or martial law.")
add("082", "Ease political dissent", "Stops or calls off protests, strikes, riots.")
add("083", "Accede to demands for political reform, not specified below", "Grants a political demand, not further told.")
add("0831", "Accede to demands for change in leadership", "Resigns, dismisses or gives up power as demanded.")
add("0832", "Accede to demands for change in policy", "Changes a policy as demanded.")
add("0833", "Accede to demands for rights", "Grants rights as demanded.")
add("0834", "Accede to demands for change in institutions or regime", "Changes institutions or the regime as demanded.")
add("084", "Return or release, not specified below", "Gives back what it held, not further told.")
add("0841", "Return or release persons", "Frees prisoners, hostages or captives, or lets people return.")
add("0842", "Return or release property", "Gives back goods, ships, land or money.")
add("085", "Ease economic sanctions, boycott or embargo", "Lifts or eases sanctions on trade.")
add("086", "Allow international involvement, not specified below", "Lets foreigners or organisations in, not further told.")
add("0861", "Receive deployment of peacekeepers", "Lets peacekeepers in.")
add("0862", "Receive inspectors", "Lets inspectors or observers in.")
add("0863", "Allow delivery of humanitarian aid", "Lets relief through.")
add("087", "De-escalate military engagement, not specified below", "Reduces fighting or readiness, not further told.")
add("0871", "Declare truce or ceasefire", "Declares, agrees or keeps a ceasefire.")
add("0872", "Ease military blockade", "Lifts or eases a siege or blockade.")
add("0873", "Demobilise armed forces", "Disarms, disbands or stands down forces.")
add("0874", "Retreat or surrender militarily", "Withdraws forces, gives up ground, surrenders.")

add("09", "Investigate", "Looks into something officially.")
add("090", "Investigate, not specified below", "An inquiry not further told.")
add("091", "Investigate crime or corruption", "Looks into a crime or corruption.")
add("092", "Investigate human rights abuses", "Looks into abuses of human rights.")
add("093", "Investigate military action", "Looks into an act of war or of troops.")
add("094", "Investigate war crimes", "Looks into war crimes.")

add("10", "Demand", "Insists, orders or requires that another do something.")
add("100", "Demand, not specified below", "A demand without a kind of its own.")
family("101", "Demand", "Insists on {}", JOINT)
add("102", "Demand diplomatic cooperation", "Insists on political support or backing.")
family("103", "Demand", "Insists on {}", {k: v for k, v in HELP.items()})
family("104", "Demand", "Insists {}", {k: (w, m if k else "on a political change not further told") for k, (w, m) in REFORM.items()})
add("105", "Demand that target yields, not specified below", "Insists that another give way, not further told.")
family("105", "Demand", "Insists {}", YIELD)
add("106", "Demand meeting or negotiation", "Insists on talks.")
add("107", "Demand settling of dispute", "Insists that a dispute be settled.")
add("108", "Demand mediation", "Insists on a mediator.")

add("11", "Disapprove", "Speaks against another.")
add("110", "Disapprove, not specified below", "Disapproval not further told.")
add("111", "Criticise or denounce", "Criticises, condemns, deplores, blames.")
add("112", "Accuse, not specified below", "Accuses another of a wrong, not further told.")
add("1121", "Accuse of crime or corruption", "Accuses of a crime or of corruption.")
add("1122", "Accuse of human rights abuses", "Accuses of abuses of human rights.")
add("1123", "Accuse of aggression", "Accuses of attack, invasion or breach of a truce.")
add("1124", "Accuse of war crimes", "Accuses of war crimes.")
add("1125", "Accuse of espionage or treason", "Accuses of spying or treason.")
add("113", "Rally opposition against", "Calls on third parties to oppose another.")
add("114", "Complain officially", "Lodges a protest, summons an ambassador.")
add("115", "Bring lawsuit against", "Sues or takes to court.")
add("116", "Find guilty or liable", "A court finds another guilty or liable.")

add("12", "Reject", "Says no.")
add("120", "Reject, not specified below", "A refusal without a kind of its own.")
family("121", "Reject", "Refuses {}", JOINT)
family("122", "Reject request or demand for", "Refuses {}", HELP)
family("123", "Reject request or demand for", "Refuses {}", {
    "": ("political reform", "a political change not further told"),
    "1": ("change of leadership", "to go or to change leaders"),
    "2": ("change of policy", "to change a policy"),
    "3": ("rights", "to grant rights"),
    "4": ("change of institutions or regime", "to change institutions or the regime")})
family("124", "Refuse to", "Refuses {}", {
    "": ("yield", "to give way, not further told"),
    "1": ("ease administrative sanctions", "to ease bans, curfews, censorship or emergency law"),
    "2": ("ease popular dissent", "to stop protests or strikes"),
    "3": ("release persons or property", "to give back people or things held"),
    "4": ("ease economic sanctions, boycott or embargo", "to ease sanctions on trade"),
    "5": ("allow international involvement", "to let in inspectors, observers, peacekeepers or relief"),
    "6": ("de-escalate military engagement", "to stop fighting, to withdraw, to disarm")})
add("125", "Reject proposal to meet, discuss or negotiate", "Refuses to meet or talk, boycotts talks.")
add("126", "Reject mediation", "Refuses a mediator.")
add("127", "Reject plan or agreement to settle dispute", "Refuses a settlement or a peace plan.")
add("128", "Defy norms or law", "Breaks or disregards law, a ruling, a resolution.")
add("129", "Veto", "Vetoes.")

add("13", "Threaten", "Says that it will harm another.")
add("130", "Threaten, not specified below", "A threat or warning not further told.")
add("131", "Threaten non-force, not specified below", "Threatens something other than force, not further told.")
add("1311", "Threaten to reduce or stop aid", "Threatens to cut aid.")
add("1312", "Threaten with sanctions, boycott or embargo", "Threatens sanctions, boycott or embargo.")
add("1313", "Threaten to reduce or break relations", "Threatens to cut relations, to recall an ambassador, to leave.")
add("132", "Threaten with administrative sanctions, not specified below", "Threatens a restriction by authority, not further told.")
add("1321", "Threaten with restrictions on political freedoms", "Threatens to limit speech, press, assembly or belief.")
add("1322", "Threaten to ban political parties or politicians", "Threatens to ban a party or a politician.")
add("1323", "Threaten to impose curfew", "Threatens a curfew.")
add("1324", "Threaten to impose state of emergency or martial law", "Threatens emergency or martial law.")
add("133", "Threaten with political dissent or protest", "Threatens protests or strikes.")
add("134", "Threaten to halt negotiations", "Threatens to leave talks.")
add("135", "Threaten to halt mediation", "Threatens to stop mediating.")
add("136", "Threaten to halt international involvement", "Threatens to expel or withdraw peacekeepers, inspectors or relief.")
add("137", "Threaten with violent repression", "Threatens to put down protest by force.")
add("138", "Threaten to use military force, not specified below", "Threatens force, not further told.")
add("1381", "Threaten blockade", "Threatens to blockade or besiege.")
add("1382", "Threaten occupation", "Threatens to take territory.")
add("1383", "Threaten unconventional violence", "Threatens bombs, abductions, assassinations, terror.")
add("1384", "Threaten conventional attack", "Threatens an attack by armed forces.")
add("1385", "Threaten attack with weapons of mass destruction", "Threatens a nuclear, chemical or biological attack.")
add("139", "Give ultimatum", "Sets a term after which it will do harm.")

add("14", "Protest", "Acts in public against something.")
add("140", "Engage in political dissent, not specified below", "Dissent or protest not further told.")
AIMS = {"1": ("change of leadership", "that leaders go"), "2": ("change of policy", "that a policy be changed"),
        "3": ("rights", "that rights be granted"), "4": ("change of institutions or regime", "that institutions or the regime be changed")}
for prefix, name, what in (("141", "Demonstrate or rally", "Demonstrates, marches or rallies"),
                           ("142", "Conduct hunger strike", "Refuses food as a protest"),
                           ("143", "Conduct strike or boycott", "Stops work or boycotts"),
                           ("144", "Obstruct passage, block", "Blocks a road, a place or a proceeding"),
                           ("145", "Protest violently, riot", "Riots or protests with violence")):
    add(prefix, name + ", not specified below", what + ", for an aim not further told.")
    for suffix, (aim, meaning) in AIMS.items():
        add(prefix + suffix, f"{name} for {aim}", f"{what}, to bring about {meaning}.")

add("15", "Exhibit force posture", "Shows or readies force without using it.")
add("150", "Demonstrate military or police power, not specified below", "A show of force not further told: exercises, tests, patrols.")
add("151", "Increase police alert status", "Puts police on alert.")
add("152", "Increase military alert status", "Puts forces on alert.")
add("153", "Mobilise or increase police power", "Deploys or reinforces police.")
add("154", "Mobilise or increase armed forces", "Deploys, moves, calls up or reinforces troops or weapons.")
add("155", "Mobilise or increase cyber forces", "Builds up or readies forces for attack by computer.")

add("16", "Reduce relations", "Breaks off or lessens what was normal between the two.")
add("160", "Reduce relations, not specified below", "Reduces relations, not further told.")
add("161", "Reduce or break diplomatic relations", "Recalls an ambassador, closes an embassy, breaks off relations.")
add("162", "Reduce or stop aid, not specified below", "Cuts or suspends aid, not further told.")
add("1621", "Reduce or stop economic assistance", "Cuts or suspends economic aid.")
add("1622", "Reduce or stop military assistance", "Cuts or suspends military aid.")
add("1623", "Reduce or stop humanitarian assistance", "Cuts or suspends relief.")
add("163", "Impose embargo, boycott or sanctions", "Imposes, extends or tightens sanctions on trade.")
add("164", "Halt negotiations", "Breaks off or suspends talks.")
add("165", "Halt mediation", "Stops mediating.")
add("166", "Expel or withdraw, not specified below", "Expels or withdraws a mission or staff, not further told.")
add("1661", "Expel or withdraw peacekeepers", "Sends peacekeepers out, or withdraws them.")
add("1662", "Expel or withdraw inspectors or observers", "Sends inspectors or observers out, or withdraws them.")
add("1663", "Expel or withdraw aid agencies", "Sends relief organisations out, or they leave.")

add("17", "Coerce", "Forces another by power short of killing.")
add("170", "Coerce, not specified below", "Coercion not further told.")
add("171", "Seize or damage property, not specified below", "Takes or damages property, not further told.")
add("1711", "Confiscate property", "Takes goods, ships, land or money; raids.")
add("1712", "Destroy property", "Destroys houses, goods, works.")
add("172", "Impose administrative sanctions, not specified below", "Restricts by authority, not further told.")
add("1721", "Impose restrictions on political freedoms", "Limits speech, press, assembly or belief; censors.")
add("1722", "Ban political parties or politicians", "Forbids a party or a politician to act.")
add("1723", "Impose curfew", "Orders people to stay indoors.")
add("1724", "Impose state of emergency or martial law", "Declares or extends emergency or martial law.")
add("173", "Arrest, detain or charge with legal action", "Arrests, detains, charges or sentences.")
add("174", "Expel or deport individuals", "Sends people out of the country.")
add("175", "Use tactics of violent repression", "Puts down protest or dissent by force.")
add("176", "Attack cybernetically", "Attacks by computer.")

add("18", "Assault", "Uses violence other than that of regular forces in battle.")
add("180", "Use unconventional violence, not specified below", "Violence not further told.")
add("181", "Abduct, hijack or take hostage", "Kidnaps, hijacks, takes hostages.")
add("182", "Physically assault, not specified below", "Hurts bodily, not further told.")
add("1821", "Sexually assault", "Rapes or assaults sexually.")
add("1822", "Torture", "Tortures.")
add("1823", "Kill by physical assault", "Kills with hands, blades, guns, not in battle.")
add("183", "Conduct bombing, not specified below", "Bombs by suicide, car or other means than those of armed forces.")
add("1831", "Carry out suicide bombing", "Bombs and dies in it.")
add("1832", "Carry out vehicle bombing", "Bombs with a car or a lorry.")
add("1833", "Carry out roadside bombing", "Bombs or mines a road.")
add("184", "Use as human shield", "Hides behind civilians or captives.")
add("185", "Attempt to assassinate", "Tries to kill a chosen person.")
add("186", "Assassinate", "Kills a chosen person.")

add("19", "Fight", "Uses armed force as armies do.")
add("190", "Use conventional military force, not specified below", "Fights or attacks, not further told.")
add("191", "Impose blockade or restrict movement", "Blockades, besieges, closes a border or a crossing.")
add("192", "Occupy territory", "Invades, takes or holds territory.")
add("193", "Fight with small arms and light weapons", "Shoots, exchanges fire.")
add("194", "Fight with artillery and tanks", "Shells, fires rockets or mortars, attacks with tanks.")
add("195", "Employ aerial weapons", "Bombs from the air, shoots down.")
add("1951", "Employ precision-guided aerial munitions", "Strikes with guided bombs or missiles.")
add("1952", "Employ remotely piloted aerial munitions", "Strikes with drones.")
add("196", "Violate ceasefire", "Breaks a truce.")

add("20", "Use unconventional mass violence", "Kills or drives out masses of people.")
add("200", "Use unconventional mass violence, not specified below", "Mass violence not further told.")
add("201", "Engage in mass expulsion", "Drives masses of people out.")
add("202", "Engage in mass killings", "Massacres.")
add("203", "Engage in ethnic cleansing", "Kills or drives out a people from its land.")
add("204", "Use weapons of mass destruction, not specified below", "Uses such weapons, not further told.")
add("2041", "Use chemical, biological or radiological weapons", "Poisons, infects or irradiates.")
add("2042", "Detonate nuclear weapons", "Explodes a nuclear weapon.")

HEADER = """# format: thaw-cameo 1
# source: codes of CAMEO 1.1b3; PLOVER event, mode and context from the official crosswalk of 17 September 2021 (version 0.8), modes brought to PLOVER 2.0; Goldstein scores as GDELT and as ICEWS use them; names and definitions are our own words
# licence: CC0 1.0
# Made by tools/facts/cameo.py.  The gdelt scale keeps the older numbering of its source, so 016, 163, 164 and 166 carry the score of another meaning there; take icews for these.
# columns: code	name	event	mode	contexts	gdelt	icews	definition"""


def read_crosswalk(path):
    table = {}
    for line in open(path, encoding="utf-8"):
        m = re.match(r"(\d+):([^#]*)", line)
        if not m or m[1] in table:
            continue
        parts = [p.strip() for p in m[2].split(",")] + ["", ""]
        contexts = [CONTEXTS.get(c.strip(), c.strip())
                    for c in parts[2].split(";") if c.strip()]
        if parts[0] == "AID" and parts[1] == "asylum":
            contexts = ["asylum"]
        event = parts[0]
        mode = MODES.get(parts[1], parts[1])
        if mode in ("diplomatic", "asylum"):
            mode, contexts = "", [mode]
        table[m[1]] = (event, mode, ",".join(contexts))
    return table


def number(text):
    return "" if text == "" else f"{float(text):g}"


def main():
    crosswalk = read_crosswalk(sys.argv[1])
    scales = {r["cameo"]: (number(r["goldstein_gdelt_gdeltPyR"]),
                           number(r["goldstein_icews_andybega"]))
              for r in csv.DictReader(open(sys.argv[2], encoding="utf-8"))}
    codes = {row[0] for row in ROWS}
    assert len(codes) == len(ROWS), "a code is there twice"
    missing = set(crosswalk) - codes
    assert not missing, f"codes of the crosswalk without a name: {missing}"
    print(HEADER)
    for code, name, definition in sorted(ROWS):
        event, mode, contexts = crosswalk.get(code, ("", "", ""))
        if code[:2] == "20" and not event or code in ("18", "19"):
            event = "ASSAULT"
        fix = FIXES.get(code)
        if fix:
            event, mode, contexts = (
                old if new is None else new
                for old, new in zip((event, mode, contexts), fix))
        gdelt, icews = scales.get(code, ("", ""))
        print("\t".join(x or "-" for x in
                        (code, name, event, mode, contexts, gdelt, icews, definition)))


main()
